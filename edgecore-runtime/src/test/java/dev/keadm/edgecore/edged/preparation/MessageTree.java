package dev.keadm.edgecore.edged.preparation;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** A CRI message as maps, lists, texts and whole numbers; what has its default value is left out, as in Go's JSON. */
final class MessageTree {
    private MessageTree() {}

    static Map<String, Object> of(Object message) {
        Map<String, Object> tree = new TreeMap<>();
        for (Field field : message.getClass().getDeclaredFields()) {
            if (Modifier.isPublic(field.getModifiers()) && !Modifier.isStatic(field.getModifiers())) {
                try {
                    Object value = value(field.get(message));
                    if (value != null) {
                        tree.put(field.getName(), value);
                    }
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return tree;
    }

    @SuppressWarnings("EnumOrdinal") // CRI numbers its choices from nought without gaps
    private static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Enum<?> choice -> choice.ordinal() == 0 ? null : (long) choice.ordinal();
            case Boolean bool -> bool ? true : null;
            case Number number -> number.longValue() == 0 ? null : number.longValue();
            case ByteString bytes -> bytes.size() == 0 ? null : bytes.utf8();
            case Collection<?> list ->
                list.isEmpty() ? null : list.stream().map(MessageTree::value).toList();
            case Map<?, ?> map -> map.isEmpty() ? null : map;
            case String text -> text.isEmpty() ? null : text;
            default -> of(value);
        };
    }
}
