package dev.keadm.windows.jna;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;
import org.jspecify.annotations.Nullable;

/** Puts a certificate among those that this machine trusts, as its administrator would, and takes it away again. */
public final class RootOfTheTest implements AutoCloseable {
    private static final int X509_ASN_ENCODING = 1;
    private static final int CERT_STORE_ADD_REPLACE_EXISTING = 3;
    private static final int CERT_STORE_CTRL_COMMIT = 3;
    private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";

    private final Crypt32 crypt = Native.load("crypt32", Crypt32.class);
    private final Pointer store;
    private final Pointer certificate;

    interface Crypt32 extends StdCallLibrary {
        @Nullable
        Pointer CertOpenStore(Pointer provider, int encoding, @Nullable Pointer unused, int flags, WString store);

        boolean CertAddEncodedCertificateToStore(
                Pointer store, int encoding, byte[] encoded, int length, int disposition, PointerByReference added);

        boolean CertSetEnhancedKeyUsage(Pointer certificate, Pointer usage);

        boolean CertDeleteCertificateFromStore(Pointer certificate);

        boolean CertControlStore(Pointer store, int flags, int control, @Nullable Pointer unused);

        boolean CertCloseStore(Pointer store, int flags);
    }

    /** @param programsOnly whether it is trusted for signed programs, and for nothing else */
    public RootOfTheTest(byte[] encoded, boolean programsOnly) throws WindowsException {
        Pointer opened = crypt.CertOpenStore(
                Pointer.createConstant(CertificateStoreCalls.CERT_STORE_PROV_SYSTEM_W),
                0,
                null,
                CertificateStoreCalls.CERT_SYSTEM_STORE_LOCAL_MACHINE,
                new WString(CertificateStoreCalls.ROOT));
        if (opened == null) {
            throw new WindowsException(Native.getLastError(), "CertOpenStore", "ROOT");
        }
        store = opened;
        PointerByReference added = new PointerByReference();
        if (!crypt.CertAddEncodedCertificateToStore(
                store, X509_ASN_ENCODING, encoded, encoded.length, CERT_STORE_ADD_REPLACE_EXISTING, added)) {
            throw new WindowsException(Native.getLastError(), "CertAddEncodedCertificateToStore", "ROOT");
        }
        certificate = added.getValue();
        if (programsOnly) {
            onlyForPrograms();
        }
        commit();
    }

    /** Others see a change only then. */
    private void commit() throws WindowsException {
        if (!crypt.CertControlStore(store, 0, CERT_STORE_CTRL_COMMIT, null)) {
            throw new WindowsException(Native.getLastError(), "CertControlStore", "ROOT");
        }
    }

    private void onlyForPrograms() throws WindowsException {
        Memory name = new Memory(CODE_SIGNING.length() + 1L);
        name.setString(0, CODE_SIGNING);
        Memory names = new Memory(Native.POINTER_SIZE);
        names.setPointer(0, name);
        Memory usage = new Memory(2L * Native.POINTER_SIZE);
        usage.setLong(0, 1);
        usage.setPointer(Native.POINTER_SIZE, names);
        if (!crypt.CertSetEnhancedKeyUsage(certificate, usage)) {
            throw new WindowsException(Native.getLastError(), "CertSetEnhancedKeyUsage", "ROOT");
        }
    }

    @Override
    public void close() throws WindowsException {
        try {
            // frees the certificate, too
            if (!crypt.CertDeleteCertificateFromStore(certificate)) {
                throw new WindowsException(Native.getLastError(), "CertDeleteCertificateFromStore", "ROOT");
            }
            commit();
        } finally {
            crypt.CertCloseStore(store, 0);
        }
    }
}
