package dev.keadm.edgecore.edged.object;

import dev.keadm.edgecore.api.ConfigMap;
import dev.keadm.edgecore.api.Secret;
import dev.keadm.edgecore.edged.PreparationException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Content that the API carries as base64. */
public final class SecretBytes {
    private SecretBytes() {}

    /** @throws PreparationException when the key is not there or not base64; the message never holds content */
    public static byte[] of(Secret secret, String key) throws PreparationException {
        return decode(
                secret.data().get(key), key, "secret \"" + secret.metadata().name() + "\"");
    }

    /** @throws PreparationException when the key is not there or not base64 */
    public static byte[] ofBinaryData(ConfigMap map, String key) throws PreparationException {
        return decode(
                map.binaryData().get(key), key, "configmap \"" + map.metadata().name() + "\"");
    }

    private static byte[] decode(@Nullable String base64, String key, String object) throws PreparationException {
        if (base64 == null) {
            throw new PreparationException(object + " has no key \"" + key + "\"");
        }
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            // the decoder's own message quotes a character of the content
            throw new PreparationException("key \"" + key + "\" of " + object + " is not base64");
        }
    }
}
