package dev.keadm.edgecore.edged.volume;

import dev.keadm.edgecore.edged.PreparationException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Names that a ConfigMap may well have and a file on Windows cannot: {@code nul} would be written nowhere, {@code a.}
 * becomes {@code a}, {@code A} and {@code a} are one file. By Microsoft's page <i>Naming Files, Paths, and Namespaces</i>.
 */
final class WindowsNames {
    private static final Pattern DEVICE = Pattern.compile(
            "(?:CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(?:COM|LPT)[0-9\u00b9\u00b2\u00b3])(?:[ .].*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FORBIDDEN = Pattern.compile("[\\x00-\\x1f<>:\"\\\\|?*]");

    private WindowsNames() {}

    static void check(Collection<String> paths) throws PreparationException {
        Map<String, String> seen = new HashMap<>();
        for (String path : paths) {
            for (String name : path.split("/", -1)) {
                checkName(name, path);
            }
            String other = seen.put(path.toLowerCase(Locale.ROOT), path);
            if (other != null) {
                throw new PreparationException(
                        "its files \"%s\" and \"%s\" would be one on Windows, which does not tell upper from lower case"
                                .formatted(other, path));
            }
        }
    }

    private static void checkName(String name, String path) throws PreparationException {
        if (DEVICE.matcher(name).matches()
                || FORBIDDEN.matcher(name).find()
                || name.endsWith(".")
                || name.endsWith(" ")) {
            throw new PreparationException(
                    "its file \"%s\" has a name that no file on Windows can have; give it another path (items)"
                            .formatted(path));
        }
    }
}
