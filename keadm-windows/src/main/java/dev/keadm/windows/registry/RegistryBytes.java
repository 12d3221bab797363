package dev.keadm.windows.registry;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import dev.keadm.windows.jna.RegistryCalls;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Values as bytes and back, as the page <i>Registry Value Types</i> has them. */
final class RegistryBytes {
    private static final int SZ = 1;
    private static final int EXPAND_SZ = 2;
    private static final int DWORD = 4;
    private static final int MULTI_SZ = 7;

    private RegistryBytes() {}

    static RegistryCalls.Value encoded(RegistryValue value) {
        return switch (value) {
            case RegistryValue.Text(String text) -> new RegistryCalls.Value(SZ, terminated(text));
            case RegistryValue.ExpandableText(String text) -> new RegistryCalls.Value(EXPAND_SZ, terminated(text));
            case RegistryValue.Dword(long number) ->
                new RegistryCalls.Value(
                        DWORD,
                        ByteBuffer.allocate(Integer.BYTES)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .putInt((int) number)
                                .array());
            case RegistryValue.Texts(List<String> lines) ->
                new RegistryCalls.Value(MULTI_SZ, terminated(lines.isEmpty() ? "" : String.join("\0", lines) + "\0"));
            case RegistryValue.Other(int type, String hex) ->
                new RegistryCalls.Value(type, HexFormat.of().parseHex(hex));
        };
    }

    private static byte[] terminated(String text) {
        return (text + "\0").getBytes(UTF_16LE);
    }

    /** What a program wrote with a wrong length is kept as bytes, where it cannot be read as its type. */
    static RegistryValue decoded(RegistryCalls.Value value) {
        byte[] bytes = value.bytes();
        return switch (value.type()) {
            case SZ -> new RegistryValue.Text(text(bytes));
            case EXPAND_SZ -> new RegistryValue.ExpandableText(text(bytes));
            case MULTI_SZ -> new RegistryValue.Texts(lines(new String(bytes, UTF_16LE)));
            case DWORD -> bytes.length == Integer.BYTES ? number(bytes) : other(value);
            default -> other(value);
        };
    }

    private static RegistryValue number(byte[] bytes) {
        return new RegistryValue.Dword(Integer.toUnsignedLong(
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt()));
    }

    private static RegistryValue other(RegistryCalls.Value value) {
        return new RegistryValue.Other(value.type(), HexFormat.of().formatHex(value.bytes()));
    }

    /** The terminating zero is not sure to be there, nor to be the only one. */
    private static String text(byte[] bytes) {
        String text = new String(bytes, UTF_16LE);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    /** By the length of the whole, since an empty line in the middle looks like the end. */
    private static List<String> lines(String text) {
        String list = text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < list.length()) {
            int end = list.indexOf('\0', from);
            lines.add(list.substring(from, end < 0 ? list.length() : end));
            from = end < 0 ? list.length() : end + 1;
        }
        return lines;
    }
}
