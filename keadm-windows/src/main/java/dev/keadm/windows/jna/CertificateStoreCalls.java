package dev.keadm.windows.jna;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.platform.win32.WinCrypt.CERT_CONTEXT;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.win32.StdCallLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The certificate stores of the machine, which its administrators and group policies fill; what a user has put into a store
 * of his own is not among that.
 */
public final class CertificateStoreCalls {
    /** The store of the authorities that are trusted. */
    public static final String ROOT = "ROOT";

    static final int CERT_STORE_PROV_SYSTEM_W = 10;
    static final int CERT_SYSTEM_STORE_LOCAL_MACHINE = 0x20000;
    private static final int CERT_STORE_READONLY_FLAG = 0x8000;
    private static final int CERT_STORE_OPEN_EXISTING_FLAG = 0x4000;
    private static final int CRYPT_E_NOT_FOUND = 0x80092004;
    private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";

    private CertificateStoreCalls() {}

    interface Crypt32 extends StdCallLibrary {
        @Nullable
        Pointer CertOpenStore(Pointer provider, int encoding, @Nullable Pointer unused, int flags, WString store);

        @Nullable
        Pointer CertEnumCertificatesInStore(Pointer store, @Nullable Pointer before);

        boolean CertGetEnhancedKeyUsage(Pointer certificate, int flags, @Nullable Pointer usage, IntByReference size);

        boolean CertFreeCertificateContext(Pointer certificate);

        boolean CertCloseStore(Pointer store, int flags);
    }

    /** {@code CERT_CONTEXT} at an address. */
    private static final class Context extends CERT_CONTEXT {
        Context(Pointer at) {
            useMemory(at);
            read();
        }

        byte[] encoded() {
            return pbCertEncoded.getByteArray(0, cbCertEncoded);
        }
    }

    /**
     * DER of each certificate of a store of the machine that may vouch for servers: an administrator can trust one for other
     * things only, such as signed programs.
     *
     * @throws WindowsException when the store cannot be opened
     */
    public static List<byte[]> forServers(String store) throws WindowsException {
        Crypt32 crypt = Native.load("crypt32", Crypt32.class);
        Pointer handle = crypt.CertOpenStore(
                Pointer.createConstant(CERT_STORE_PROV_SYSTEM_W),
                0,
                null,
                CERT_SYSTEM_STORE_LOCAL_MACHINE | CERT_STORE_READONLY_FLAG | CERT_STORE_OPEN_EXISTING_FLAG,
                new WString(store));
        if (handle == null) {
            throw new WindowsException(Native.getLastError(), "CertOpenStore", "the machine's store " + store);
        }
        try {
            return forServers(crypt, handle);
        } finally {
            crypt.CertCloseStore(handle, 0);
        }
    }

    private static List<byte[]> forServers(Crypt32 crypt, Pointer store) {
        List<byte[]> found = new ArrayList<>();
        Pointer at = null;
        try {
            // each call frees the one before
            for (at = next(crypt, store, null); at != null; at = next(crypt, store, at)) {
                if (vouchesForServers(crypt, at)) {
                    found.add(new Context(at).encoded());
                }
            }
            return found;
        } finally {
            if (at != null) {
                crypt.CertFreeCertificateContext(at);
            }
        }
    }

    private static @Nullable Pointer next(Crypt32 crypt, Pointer store, @Nullable Pointer before) {
        return crypt.CertEnumCertificatesInStore(store, before);
    }

    /**
     * By the certificate's own extension and the property that an administrator has set on it. One that Windows itself
     * cannot read vouches for nobody, and takes no other away.
     */
    private static boolean vouchesForServers(Crypt32 crypt, Pointer certificate) {
        IntByReference size = new IntByReference();
        if (!crypt.CertGetEnhancedKeyUsage(certificate, 0, null, size) || size.getValue() <= 0) {
            return false;
        }
        Memory usage = new Memory(size.getValue());
        if (!crypt.CertGetEnhancedKeyUsage(certificate, 0, usage, size)) {
            return false;
        }
        int why = Native.getLastError();
        int count = usage.getInt(0);
        if (count == 0) {
            return why == CRYPT_E_NOT_FOUND; // not limited; else good for nothing at all
        }
        Pointer names = usage.getPointer(Native.POINTER_SIZE);
        Set<String> uses = IntStream.range(0, count)
                .mapToObj(i -> names.getPointer((long) i * Native.POINTER_SIZE).getString(0))
                .collect(Collectors.toSet());
        return uses.contains(SERVER_AUTHENTICATION);
    }
}
