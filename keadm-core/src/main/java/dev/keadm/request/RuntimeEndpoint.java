package dev.keadm.request;

/**
 * Where a container runtime serves CRI.
 *
 * @param uri {@code unix:///path} or {@code npipe://./pipe/name}
 */
public record RuntimeEndpoint(String uri) {
    private static final String UNIX = "unix://";
    private static final String PIPE = "npipe://";

    /**
     * Takes a bare absolute path as Go does, too.
     *
     * @throws dev.keadm.error.KeadmException ({@code USAGE}) for any other scheme or a relative path
     */
    public static RuntimeEndpoint parse(String text) {
        if (text.startsWith("/")) {
            return new RuntimeEndpoint(UNIX + text);
        }
        if (names(text, UNIX + "/") || names(text, PIPE)) {
            return new RuntimeEndpoint(text);
        }
        throw Refusal.of(
                "--remote-runtime-endpoint",
                text,
                "it names no socket and no named pipe",
                "Write unix:///run/containerd/containerd.sock on Linux, npipe://./pipe/containerd-containerd on"
                        + " Windows.");
    }

    private static boolean names(String text, String prefix) {
        return text.startsWith(prefix) && text.length() > prefix.length();
    }

    @Override
    public String toString() {
        return uri;
    }
}
