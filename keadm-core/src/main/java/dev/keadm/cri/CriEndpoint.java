package dev.keadm.cri;

import java.nio.file.Path;

/** Where a container runtime listens, as people write it in {@code --remote-runtime-endpoint} and edgecore.yaml. */
public sealed interface CriEndpoint {

    record UnixSocket(Path path) implements CriEndpoint {
        @Override
        public String toString() {
            return "unix://" + path;
        }
    }

    /** @param name what follows {@code \\.\pipe\}, such as {@code containerd-containerd} */
    record NamedPipe(String name) implements CriEndpoint {
        @Override
        public String toString() {
            return "npipe:////./pipe/" + name;
        }
    }

    /**
     * @param text {@code unix:///run/containerd/containerd.sock}, an absolute path, {@code npipe:////./pipe/NAME} (with
     *     any number of slashes) or {@code \\.\pipe\NAME}
     * @throws IllegalArgumentException saying what is wrong with the text and what it should look like
     */
    static CriEndpoint parse(String text) {
        String trimmed = text.strip();
        String slashes = trimmed.replace('\\', '/');
        if (slashes.startsWith("npipe:") || slashes.startsWith("//./pipe/")) {
            return namedPipe(trimmed, slashes);
        }
        if (trimmed.startsWith("unix:")) {
            return unixSocket(trimmed, trimmed.substring("unix:".length()));
        }
        if (trimmed.startsWith("/")) {
            return unixSocket(trimmed, trimmed);
        }
        throw malformed(trimmed);
    }

    private static CriEndpoint unixSocket(String text, String rest) {
        String path = rest.replaceFirst("^/+", "/");
        boolean relative = rest.startsWith("//") && !rest.startsWith("///");
        if (relative || !path.startsWith("/") || path.length() == 1) {
            throw malformed(text);
        }
        return new UnixSocket(Path.of(path));
    }

    private static CriEndpoint namedPipe(String text, String slashes) {
        int pipe = slashes.indexOf("/./pipe/");
        String name = pipe < 0 ? "" : slashes.substring(pipe + "/./pipe/".length());
        if (name.isEmpty()) {
            throw malformed(text);
        }
        return new NamedPipe(name.replace('/', '\\'));
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException(
                "Container runtime endpoint \"" + text + "\" is neither a Unix socket nor a"
                        + " named pipe. Write unix:///run/containerd/containerd.sock or npipe:////./pipe/containerd-containerd.");
    }
}
