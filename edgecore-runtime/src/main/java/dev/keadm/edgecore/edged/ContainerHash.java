package dev.keadm.edgecore.edged;

import dev.keadm.edgecore.api.Container;
import java.nio.charset.StandardCharsets;

/**
 * The value of the annotation {@code io.kubernetes.container.hash}: it tells a container that was made from another
 * name or image. The kubelet's own, so that containers go on when one agent takes over from the other: FNV-1a over a
 * printed list of the bytes of Go's JSON of the two fields.
 */
public final class ContainerHash {
    private static final int OFFSET = 0x811c9dc5;
    private static final int PRIME = 0x01000193;

    private ContainerHash() {}

    /** In lower-case hexadecimal without leading zeros. */
    public static String of(Container container) {
        String image = container.image() == null ? "" : container.image();
        String json = "{\"image\":" + quote(image) + ",\"name\":" + quote(container.name()) + "}";
        StringBuilder printed = new StringBuilder("([]uint8)[");
        for (byte value : json.getBytes(StandardCharsets.UTF_8)) {
            printed.append(value & 0xff).append(' ');
        }
        printed.setCharAt(printed.length() - 1, ']');
        int hash = OFFSET;
        for (int i = 0; i < printed.length(); i++) {
            hash = (hash ^ printed.charAt(i)) * PRIME;
        }
        return Integer.toHexString(hash);
    }

    private static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '<', '>', '&', 0x2028, 0x2029 -> out.append("\\u%04x".formatted(point));
                default -> {
                    if (point < 0x20) {
                        out.append("\\u%04x".formatted(point));
                    } else {
                        out.appendCodePoint(point);
                    }
                }
            }
        });
        return out.append('"').toString();
    }
}
