package dev.keadm.edgecore.edged.image;

import dev.keadm.edgecore.api.DockerAuths;
import dev.keadm.edgecore.api.Secret;
import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.edgecore.edged.object.SecretBytes;
import io.avaje.jsonb.Jsonb;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads pull secrets of the types {@code kubernetes.io/dockerconfigjson} and {@code kubernetes.io/dockercfg}. */
final class DockerConfig {
    private final Jsonb json;

    DockerConfig(Jsonb json) {
        this.json = json;
    }

    /**
     * Credentials by registry as the secret writes it; none for a secret of another type.
     *
     * @throws PreparationException naming the secret, never quoting it
     */
    Map<String, Credentials> read(Secret secret) throws PreparationException {
        String name = secret.metadata().name();
        Map<String, DockerAuths.Entry> entries;
        try {
            entries = entries(secret);
        } catch (RuntimeException _) {
            // the parser's message may quote what it read
            throw new PreparationException(
                    "pull secret \"" + name + "\" does not hold the JSON that its type promises");
        }
        Map<String, Credentials> found = new LinkedHashMap<>();
        for (Map.Entry<String, DockerAuths.Entry> entry : entries.entrySet()) {
            found.put(entry.getKey(), credentials(name, entry.getKey(), entry.getValue()));
        }
        return found;
    }

    private Map<String, DockerAuths.Entry> entries(Secret secret) throws PreparationException {
        if ("kubernetes.io/dockerconfigjson".equals(secret.type())
                && secret.data().containsKey(".dockerconfigjson")) {
            String text = text(secret, ".dockerconfigjson");
            return text.isEmpty()
                    ? Map.of()
                    : json.type(DockerAuths.class).fromJson(text).auths();
        }
        if ("kubernetes.io/dockercfg".equals(secret.type()) && secret.data().containsKey(".dockercfg")) {
            String text = text(secret, ".dockercfg");
            return text.isEmpty()
                    ? Map.of()
                    : json.type(DockerAuths.Entry.class).map().fromJson(text);
        }
        return Map.of();
    }

    private static String text(Secret secret, String key) throws PreparationException {
        return new String(SecretBytes.of(secret, key), StandardCharsets.UTF_8);
    }

    /** {@code auth} is base64 of {@code user:password} and wins over the two fields. */
    private static Credentials credentials(String secret, String registry, DockerAuths.Entry entry)
            throws PreparationException {
        String auth = entry.auth();
        if (auth == null || auth.isEmpty()) {
            return new Credentials(
                    entry.username() == null ? "" : entry.username(), entry.password() == null ? "" : entry.password());
        }
        String decoded;
        try {
            decoded = new String(Base64.getDecoder().decode(auth.strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            decoded = "";
        }
        int colon = decoded.indexOf(':');
        if (colon < 0) {
            throw new PreparationException(
                    "pull secret \"%s\": the auth of registry \"%s\" is not base64 of username:password"
                            .formatted(secret, registry));
        }
        return new Credentials(decoded.substring(0, colon), decoded.substring(colon + 1));
    }
}
