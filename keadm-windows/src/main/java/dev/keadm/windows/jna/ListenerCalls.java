package dev.keadm.windows.jna;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.platform.win32.IPHlpAPI;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.win32.StdCallLibrary;
import java.util.Optional;

/** Who listens for TCP connections, by {@code GetExtendedTcpTable}. */
public final class ListenerCalls {
    private static final int OWNERS_OF_LISTENERS = 3;
    private static final int TRIES = 4;
    private static final int ROWS = 4;
    private static final Table V4 = new Table(IPHlpAPI.AF_INET, 24, 8, 20);
    private static final Table V6 = new Table(IPHlpAPI.AF_INET6, 56, 20, 52);

    private ListenerCalls() {}

    /** Rows of {@code MIB_TCPROW_OWNER_PID} and {@code MIB_TCP6ROW_OWNER_PID}, and where in them the values are. */
    private record Table(int family, int bytes, int port, int process) {}

    interface IpHelper extends StdCallLibrary {
        int GetExtendedTcpTable(
                Memory table, IntByReference size, boolean sorted, int family, int tableClass, int reserved);
    }

    /** The process that listens on that port of any address; empty when none does. */
    public static Optional<Integer> process(int port) throws WindowsException {
        Optional<Integer> owner = process(V4, port);
        return owner.isPresent() ? owner : process(V6, port);
    }

    private static Optional<Integer> process(Table table, int port) throws WindowsException {
        Memory rows = read(table);
        for (int i = 0; i < rows.getInt(0); i++) {
            long row = ROWS + (long) i * table.bytes();
            int networkOrder = rows.getInt(row + table.port());
            if (Integer.reverseBytes(networkOrder) >>> 16 == port) {
                return Optional.of(rows.getInt(row + table.process()));
            }
        }
        return Optional.empty();
    }

    private static Memory read(Table table) throws WindowsException {
        IpHelper helper = Native.load("iphlpapi", IpHelper.class);
        IntByReference size = new IntByReference(4 << 10);
        int code = WindowsErrors.INSUFFICIENT_BUFFER;
        for (int i = 0; i < TRIES && code == WindowsErrors.INSUFFICIENT_BUFFER; i++) {
            // others begin to listen between two calls, so the size that one asks for may not do for the next
            Memory rows = new Memory(size.getValue() + (1 << 10));
            size.setValue((int) rows.size());
            code = helper.GetExtendedTcpTable(rows, size, false, table.family(), OWNERS_OF_LISTENERS, 0);
            if (code == 0) {
                return rows;
            }
        }
        throw new WindowsException(code, "GetExtendedTcpTable", "all listeners");
    }
}
