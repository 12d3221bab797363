package dev.keadm.windows.jna;

import com.sun.jna.Native;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;

/** The names of the machine, by {@code GetComputerNameExW}. */
public final class ComputerName {
    private static final int PHYSICAL_DNS_HOSTNAME = 5;
    private static final int LONGEST = 1024;

    private ComputerName() {}

    interface Names extends StdCallLibrary {
        boolean GetComputerNameExW(int format, char[] buffer, IntByReference size);
    }

    /** The first label of the machine's DNS name, in the case in which it was given: not cut to 15 letters as NetBIOS' is. */
    public static String dnsHostName() throws WindowsException {
        char[] name = new char[LONGEST];
        IntByReference size = new IntByReference(name.length);
        Names names = Native.load("kernel32", Names.class, W32APIOptions.UNICODE_OPTIONS);
        if (!names.GetComputerNameExW(PHYSICAL_DNS_HOSTNAME, name, size)) {
            throw new WindowsException(Native.getLastError(), "GetComputerNameExW", "ComputerNamePhysicalDnsHostname");
        }
        return new String(name, 0, size.getValue());
    }
}
