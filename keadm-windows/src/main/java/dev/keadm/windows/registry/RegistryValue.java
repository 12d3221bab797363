package dev.keadm.windows.registry;

import java.util.List;

/** What a value holds. */
public sealed interface RegistryValue {
    /** REG_SZ. */
    record Text(String text) implements RegistryValue {}

    /** REG_EXPAND_SZ as it is written, with its {@code %NAMES%}. */
    record ExpandableText(String text) implements RegistryValue {}

    /** REG_DWORD, unsigned. */
    record Dword(long number) implements RegistryValue {
        public Dword {
            if (number < 0 || number > 0xFFFF_FFFFL) {
                throw new IllegalArgumentException("A REG_DWORD is of 32 bits, but was " + number);
            }
        }
    }

    /** REG_MULTI_SZ. Windows' own lists hold empty lines now and then; they are kept. */
    record Texts(List<String> lines) implements RegistryValue {
        public Texts {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Any other type, to be put back as it was.
     *
     * @param type the number of the type, 3 for REG_BINARY
     * @param hex its bytes, two digits each
     */
    record Other(int type, String hex) implements RegistryValue {}
}
