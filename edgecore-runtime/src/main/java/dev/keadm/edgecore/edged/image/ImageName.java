package dev.keadm.edgecore.edged.image;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image's name, read by Docker's rules: without a registry it is Docker Hub's, without tag and digest it is {@code
 * latest}.
 *
 * @param repository with the registry, such as {@code docker.io/library/busybox}
 * @param tag empty when only a digest is given
 * @param digest empty, or {@code sha256:…}
 */
record ImageName(String repository, String tag, String digest) {
    private static final String HUB = "docker.io";
    private static final int MAX_REPOSITORY = 255;

    private static final String LABEL = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
    private static final String HOST = "(?:" + LABEL + "(?:\\." + LABEL + ")*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?";
    private static final String PART = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
    private static final Pattern REFERENCE = Pattern.compile("(" + HOST + "/" + PART + "(?:/" + PART + ")*)"
            + "(?::([\\w][\\w.-]{0,127}))?"
            + "(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?");
    private static final Pattern IDENTIFIER = Pattern.compile("[a-f0-9]{64}");
    private static final Map<String, Integer> DIGESTS = Map.of("sha256", 64, "sha384", 96, "sha512", 128);

    /** @throws IllegalArgumentException quoting the text and saying what is wrong with it */
    static ImageName parse(String text) {
        if (IDENTIFIER.matcher(text).matches()) {
            throw wrong(text, "cannot specify 64-byte hexadecimal strings");
        }
        String full = withRegistry(text);
        Matcher match = REFERENCE.matcher(full);
        if (!match.matches()) {
            int slash = full.indexOf('/');
            String path = full.substring(slash + 1);
            boolean upper = !path.toLowerCase(Locale.ROOT).equals(path) && !path.contains(":");
            throw wrong(text, "invalid reference format" + (upper ? ": repository name must be lowercase" : ""));
        }
        String repository = match.group(1);
        if (repository.length() - repository.indexOf('/') - 1 > MAX_REPOSITORY) {
            throw wrong(text, "repository name must not be more than 255 characters");
        }
        String tag = match.group(2) == null ? "" : match.group(2);
        String digest = match.group(3) == null ? "" : match.group(3);
        checkDigest(text, digest);
        return new ImageName(repository, tag.isEmpty() && digest.isEmpty() ? "latest" : tag, digest);
    }

    /** What is asked of the runtime: the text as it was written, with the default tag where it has none. */
    String withTag(String text) {
        return digest.isEmpty() && !text.endsWith(":" + tag) ? text + ":" + tag : text;
    }

    /** What Kubernetes fills in for a policy that is not given. */
    String defaultPolicy() {
        return tag.equals("latest") ? "Always" : "IfNotPresent";
    }

    private static String withRegistry(String text) {
        int slash = text.indexOf('/');
        String first = slash < 0 ? "" : text.substring(0, slash);
        boolean registry = first.equals("localhost")
                || first.contains(".")
                || first.contains(":")
                || !first.toLowerCase(Locale.ROOT).equals(first);
        String host = registry && !first.equals("index.docker.io") ? first : HUB;
        String path = registry ? text.substring(slash + 1) : text;
        return host + "/" + (host.equals(HUB) && !path.contains("/") ? "library/" : "") + path;
    }

    private static void checkDigest(String text, String digest) {
        if (digest.isEmpty()) {
            return;
        }
        String algorithm = digest.substring(0, digest.indexOf(':'));
        String hex = digest.substring(algorithm.length() + 1);
        Integer length = DIGESTS.get(algorithm);
        if (length == null) {
            throw wrong(text, "unsupported digest algorithm");
        }
        if (hex.length() != length || !hex.toLowerCase(Locale.ROOT).equals(hex)) {
            throw wrong(text, "invalid checksum digest length");
        }
    }

    private static IllegalArgumentException wrong(String text, String cause) {
        return new IllegalArgumentException("couldn't parse image name \"" + text + "\": " + cause);
    }
}
