package dev.keadm.windows.jna;

import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinReg;
import com.sun.jna.ptr.IntByReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The registry below HKEY_LOCAL_MACHINE, in its 64-bit view. Keys are opened for one call each. */
public final class RegistryCalls {
    private static final int MAX_NAME = 16_384;
    private static final int MAX_KEY_NAME = 256;

    /** A value as it lies there. */
    public static final class Value {
        private final int type;
        private final byte[] bytes;

        /** @param type one of REG_NONE and so on */
        public Value(int type, byte[] bytes) {
            this.type = type;
            this.bytes = bytes.clone();
        }

        public int type() {
            return type;
        }

        public byte[] bytes() {
            return bytes.clone();
        }
    }

    /** Something that is done with an open key. */
    private interface Work<T> {
        T with(WinReg.HKEY key) throws WindowsException;
    }

    public boolean exists(String key) throws WindowsException {
        return open(key, WinNT.KEY_QUERY_VALUE, _ -> true).orElse(false);
    }

    /** Empty when key or value is not there. */
    public Optional<Value> value(String key, String name) throws WindowsException {
        return open(key, WinNT.KEY_QUERY_VALUE, handle -> value(handle, key, name))
                .flatMap(found -> found);
    }

    private static Optional<Value> value(WinReg.HKEY handle, String key, String name) throws WindowsException {
        byte[] bytes = new byte[1024];
        while (true) {
            IntByReference type = new IntByReference();
            IntByReference size = new IntByReference(bytes.length);
            int code = Advapi32.INSTANCE.RegQueryValueEx(handle, name, 0, type, bytes, size);
            switch (code) {
                case WindowsErrors.FILE_NOT_FOUND -> {
                    return Optional.empty();
                }
                case WindowsErrors.SUCCESS -> {
                    return Optional.of(new Value(type.getValue(), Arrays.copyOf(bytes, size.getValue())));
                }
                case WindowsErrors.MORE_DATA -> bytes = new byte[Math.max(size.getValue(), bytes.length * 2)];
                default -> throw new WindowsException(code, "RegQueryValueExW", named(key, name));
            }
        }
    }

    /** Names of the values, in the system's order; empty when the key is not there. */
    public Optional<List<String>> valueNames(String key) throws WindowsException {
        return open(key, WinNT.KEY_QUERY_VALUE, handle -> {
            List<String> names = new ArrayList<>();
            char[] name = new char[MAX_NAME];
            while (true) {
                IntByReference length = new IntByReference(name.length);
                int code = Advapi32.INSTANCE.RegEnumValue(
                        handle, names.size(), name, length, null, null, (byte[]) null, null);
                if (code == WindowsErrors.NO_MORE_ITEMS) {
                    return names;
                }
                check(code, "RegEnumValueW", named(key));
                names.add(new String(name, 0, length.getValue()));
            }
        });
    }

    /** Names of the keys directly below, in the system's order; empty when the key is not there. */
    public Optional<List<String>> keyNames(String key) throws WindowsException {
        return open(key, WinNT.KEY_ENUMERATE_SUB_KEYS, handle -> {
            List<String> names = new ArrayList<>();
            char[] name = new char[MAX_KEY_NAME];
            while (true) {
                IntByReference length = new IntByReference(name.length);
                int code = Advapi32.INSTANCE.RegEnumKeyEx(handle, names.size(), name, length, null, null, null, null);
                if (code == WindowsErrors.NO_MORE_ITEMS) {
                    return names;
                }
                check(code, "RegEnumKeyExW", named(key));
                names.add(new String(name, 0, length.getValue()));
            }
        });
    }

    /** Makes the key and those above it that are missing. */
    public void create(String key) throws WindowsException {
        WinReg.HKEYByReference handle = new WinReg.HKEYByReference();
        check(
                Advapi32.INSTANCE.RegCreateKeyEx(
                        WinReg.HKEY_LOCAL_MACHINE,
                        key,
                        0,
                        null,
                        WinNT.REG_OPTION_NON_VOLATILE,
                        WinNT.KEY_READ | WinNT.KEY_WOW64_64KEY,
                        null,
                        handle,
                        new IntByReference()),
                "RegCreateKeyExW",
                named(key));
        close(handle.getValue(), key);
    }

    /** The key must be there. */
    public void set(String key, String name, Value value) throws WindowsException {
        byte[] bytes = value.bytes();
        boolean there = open(key, WinNT.KEY_SET_VALUE, handle -> {
                    check(
                            Advapi32.INSTANCE.RegSetValueEx(handle, name, 0, value.type(), bytes, bytes.length),
                            "RegSetValueExW",
                            named(key, name));
                    return true;
                })
                .orElse(false);
        if (!there) {
            throw new WindowsException(WindowsErrors.FILE_NOT_FOUND, "RegOpenKeyExW", named(key));
        }
    }

    /** Succeeds when there is none. */
    public void deleteValue(String key, String name) throws WindowsException {
        Optional<Boolean> _ = open(key, WinNT.KEY_SET_VALUE, handle -> {
            int code = Advapi32.INSTANCE.RegDeleteValue(handle, name);
            if (code != WindowsErrors.FILE_NOT_FOUND) {
                check(code, "RegDeleteValueW", named(key, name));
            }
            return true;
        });
    }

    /** A key without keys below it, whatever values it has. Succeeds when there is none. */
    public void deleteKey(String key) throws WindowsException {
        int code = Advapi32.INSTANCE.RegDeleteKey(WinReg.HKEY_LOCAL_MACHINE, key);
        if (code != WindowsErrors.FILE_NOT_FOUND) {
            check(code, "RegDeleteKeyW", named(key));
        }
    }

    private static <T> Optional<T> open(String key, int access, Work<T> work) throws WindowsException {
        WinReg.HKEYByReference handle = new WinReg.HKEYByReference();
        int code = Advapi32.INSTANCE.RegOpenKeyEx(
                WinReg.HKEY_LOCAL_MACHINE, key, 0, access | WinNT.KEY_WOW64_64KEY, handle);
        if (code == WindowsErrors.FILE_NOT_FOUND || code == WindowsErrors.PATH_NOT_FOUND) {
            return Optional.empty();
        }
        check(code, "RegOpenKeyExW", named(key));
        try {
            return Optional.of(work.with(handle.getValue()));
        } finally {
            close(handle.getValue(), key);
        }
    }

    private static void close(WinReg.HKEY handle, String key) throws WindowsException {
        check(Advapi32.INSTANCE.RegCloseKey(handle), "RegCloseKey", named(key));
    }

    private static void check(int code, String call, String object) throws WindowsException {
        if (code != WindowsErrors.SUCCESS) {
            throw new WindowsException(code, call, object);
        }
    }

    private static String named(String key) {
        return "HKLM\\" + key;
    }

    private static String named(String key, String name) {
        return "HKLM\\" + key + "\\" + name;
    }
}
