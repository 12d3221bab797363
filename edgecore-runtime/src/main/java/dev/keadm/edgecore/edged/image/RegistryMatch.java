package dev.keadm.edgecore.edged.image;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A registry, or a part of one, for which a password holds: {@code *.example.com:5000/team}. A star stands for any
 * characters within one label of the host; the port must be the same; the path must begin the image's.
 */
record RegistryMatch(String host, String port, String path) {
    private static final Pattern AUTHORITY =
            Pattern.compile("(\\[[0-9a-fA-F:.]*\\]|[^\\[\\]:\\s\\\\^`{}|\"<>]*)(?::([0-9]*))?");
    private static final String HUB = "index.docker.io";

    /** An entry as Docker writes it, with or without a scheme and the API's {@code /v1/}; empty when it is no URL. */
    static Optional<RegistryMatch> ofEntry(String entry) {
        String rest = entry.replaceFirst("^https?://", "");
        return parse(rest).map(match -> {
            String path = match.path();
            if (path.startsWith("/v1/") || path.startsWith("/v2/")) {
                path = path.substring(3);
            }
            return new RegistryMatch(match.host(), match.port(), path.equals("/") ? "" : path);
        });
    }

    /** An image's repository, or an entry without scheme. */
    static Optional<RegistryMatch> parse(String text) {
        int query = indexOfAny(text, "?#");
        String url = query < 0 ? text : text.substring(0, query);
        int slash = url.indexOf('/');
        String authority = slash < 0 ? url : url.substring(0, slash);
        String path = slash < 0 ? "" : url.substring(slash);
        var match = AUTHORITY.matcher(authority.substring(authority.lastIndexOf('@') + 1));
        if (!match.matches()) {
            return Optional.empty();
        }
        @Nullable String port = match.group(2);
        return Optional.of(new RegistryMatch(match.group(1), port == null ? "" : port, path));
    }

    boolean matches(RegistryMatch image) {
        String[] own = host.split("\\.", -1);
        String[] others = image.host.split("\\.", -1);
        if (!port.equals(image.port) || own.length != others.length || !image.path.startsWith(path)) {
            return false;
        }
        for (int i = 0; i < own.length; i++) {
            if (!label(own[i]).matcher(others[i]).matches()) {
                return false;
            }
        }
        return true;
    }

    /** The entry's key: what is longer and more special comes later in the order of texts. */
    String text() {
        return host + (port.isEmpty() ? "" : ":" + port) + path;
    }

    boolean isHub() {
        return text().equals(HUB);
    }

    /** Whether the image may be Docker Hub's: its name begins with no other registry. */
    static boolean mayBeHubs(String repository) {
        int slash = repository.indexOf('/');
        String first = slash < 0 ? repository : repository.substring(0, slash);
        return !first.isEmpty()
                && (slash < 0
                        || first.equals("docker.io")
                        || first.equals(HUB)
                        || !(first.contains(".") || first.contains(":")));
    }

    private static Pattern label(String glob) {
        StringBuilder regex = new StringBuilder();
        for (String literal : glob.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(literal));
        }
        return Pattern.compile(regex.toString());
    }

    private static int indexOfAny(String text, String characters) {
        for (int i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }
}
