package dev.keadm.edgecore.edged.env;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * {@code $(NAME)} references. {@code $$} is a dollar sign; a reference to a name that is not there, an unclosed one and
 * a dollar sign before anything else stay as they are.
 */
public final class Expansion {
    private Expansion() {}

    public static String expand(String text, Map<String, String> variables) {
        return expand(text, (UnaryOperator<String>) name -> {
            @Nullable String value = variables.get(name);
            return value == null ? "$(" + name + ")" : value;
        });
    }

    /** @param value what stands for a name, whether there is such a variable or not */
    public static String expand(String text, UnaryOperator<String> value) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char first = text.charAt(at);
            if (first != '$' || at + 1 == text.length()) {
                out.append(first);
                at++;
                continue;
            }
            char second = text.charAt(at + 1);
            int close = second == '(' ? text.indexOf(')', at + 2) : -1;
            if (close >= 0) {
                out.append(value.apply(text.substring(at + 2, close)));
                at = close + 1;
            } else {
                out.append(second == '$' ? "$" : "$" + second);
                at += 2;
            }
        }
        return out.toString();
    }
}
