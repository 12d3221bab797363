package dev.keadm.request;

import java.util.regex.Pattern;

/** The two forms of RFC 1123 that Kubernetes builds its names from. */
final class DnsName {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

    private DnsName() {}

    static boolean subdomain(String text) {
        if (text.isEmpty() || text.length() > 253) {
            return false;
        }
        for (String part : text.split("\\.", -1)) {
            if (part.length() > 63 || !LABEL.matcher(part).matches()) {
                return false;
            }
        }
        return true;
    }
}
