package dev.keadm.windows.jna;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinBase;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;

/** What Windows says of itself and the machine that it runs on. */
public final class SystemCalls {
    private static final short ALL_PROCESSOR_GROUPS = (short) 0xFFFF;
    private static final byte VER_NT_WORKSTATION = 1;

    private SystemCalls() {}

    /**
     * @param server whether it is not a workstation: servers and domain controllers
     */
    public record Version(int major, int minor, int build, boolean server) {}

    /**
     * @param total physical memory that the system may use
     * @param available physical memory that a process may have at once, without anything being written to disk
     */
    public record Memory(long total, long available) {}

    interface Ntdll extends StdCallLibrary {
        int RtlGetVersion(WinNT.OSVERSIONINFOEX version);
    }

    interface Processors extends StdCallLibrary {
        int GetActiveProcessorCount(short group);

        boolean IsProcessorFeaturePresent(int feature);
    }

    /** By {@code RtlGetVersion}, which tells the truth to programs without a manifest too. */
    public static Version version() throws WindowsException {
        WinNT.OSVERSIONINFOEX version = new WinNT.OSVERSIONINFOEX();
        int status = Native.load("ntdll", Ntdll.class).RtlGetVersion(version);
        if (status != 0) {
            throw new WindowsException(status, "RtlGetVersion", "this system");
        }
        return new Version(
                version.dwMajorVersion.intValue(),
                version.dwMinorVersion.intValue(),
                version.dwBuildNumber.intValue(),
                version.wProductType != VER_NT_WORKSTATION);
    }

    public static Memory memory() throws WindowsException {
        WinBase.MEMORYSTATUSEX memory = new WinBase.MEMORYSTATUSEX();
        if (!Kernel32.INSTANCE.GlobalMemoryStatusEx(memory)) {
            throw new WindowsException(Native.getLastError(), "GlobalMemoryStatusEx", "this system");
        }
        return new Memory(memory.ullTotalPhys.longValue(), memory.ullAvailPhys.longValue());
    }

    /** Logical processors of all groups: a Java, as any process, may see those of one group only, 64 at most. */
    public static int processors() throws WindowsException {
        int count = kernel32().GetActiveProcessorCount(ALL_PROCESSOR_GROUPS);
        if (count == 0) {
            throw new WindowsException(Native.getLastError(), "GetActiveProcessorCount", "all processor groups");
        }
        return count;
    }

    /**
     * By {@code IsProcessorFeaturePresent}, which knows no errors: what it cannot find out is not there.
     *
     * @param feature its number, {@code PF_...}
     * @see <a href="https://learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-isprocessorfeaturepresent">the
     *     numbers</a>
     */
    public static boolean processorHas(int feature) {
        return kernel32().IsProcessorFeaturePresent(feature);
    }

    private static Processors kernel32() {
        return Native.load("kernel32", Processors.class, W32APIOptions.DEFAULT_OPTIONS);
    }
}
