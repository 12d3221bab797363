package dev.keadm.request;

import java.util.regex.Pattern;

/** Keys and values of labels and taints. */
final class QualifiedName {
    static final String KEY_RULE =
            "a key is an optional DNS name and '/', then at most 63 letters, digits, '-', '_' and"
                    + " '.', a letter or digit first and last";
    static final String VALUE_RULE =
            "a value is empty or at most 63 letters, digits, '-', '_' and '.', a letter or digit first and last";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");

    private QualifiedName() {}

    static boolean key(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? NAME.matcher(text).matches()
                : DnsName.subdomain(text.substring(0, slash))
                        && NAME.matcher(text.substring(slash + 1)).matches();
    }

    static boolean value(String text) {
        return text.isEmpty() || NAME.matcher(text).matches();
    }
}
