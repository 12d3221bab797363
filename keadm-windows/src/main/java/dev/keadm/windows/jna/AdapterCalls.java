package dev.keadm.windows.jna;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.platform.win32.IPHlpAPI;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.win32.StdCallLibrary;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The machine's network adapters, by {@code GetAdaptersAddresses}. */
public final class AdapterCalls {
    private static final int ANY_FAMILY = 0;
    private static final int SKIP_ANYCAST = 0x2;
    private static final int SKIP_MULTICAST = 0x4;
    private static final int INCLUDE_GATEWAYS = 0x80;
    private static final int NO_DATA = 232;
    private static final int BUFFER_OVERFLOW = 111;
    private static final int FIRST_BYTES = 16 << 10;
    private static final int TRIES = 4;

    private static final int UP = 1;
    private static final int LOOPBACK = 24;
    private static final int NEXT = 8;
    private static final int SOCKET_ADDRESS = 16;

    private AdapterCalls() {}

    /**
     * @param name what people know it by: {@code Ethernet}
     * @param description the device: {@code Hyper-V Virtual Ethernet Adapter}
     * @param suffix the domain of this connection; may be empty
     */
    public record Adapter(
            String name,
            String description,
            boolean up,
            boolean loopback,
            List<InetAddress> addresses,
            List<InetAddress> gateways,
            List<InetAddress> nameServers,
            String suffix) {
        public Adapter {
            addresses = List.copyOf(addresses);
            gateways = List.copyOf(gateways);
            nameServers = List.copyOf(nameServers);
        }
    }

    interface IpHelper extends StdCallLibrary {
        int GetAdaptersAddresses(
                int family, int flags, @Nullable Pointer reserved, Pointer buffer, IntByReference size);
    }

    /** {@code IP_ADAPTER_ADDRESSES_LH}, as far as it is read here. */
    @Structure.FieldOrder({
        "length",
        "index",
        "next",
        "guid",
        "unicast",
        "anycast",
        "multicast",
        "nameServers",
        "suffix",
        "description",
        "friendlyName",
        "physicalAddress",
        "physicalAddressLength",
        "flags",
        "mtu",
        "type",
        "status",
        "index6",
        "zones",
        "prefix",
        "transmitSpeed",
        "receiveSpeed",
        "winsServers",
        "gateways"
    })
    public static final class Addresses extends Structure {
        public int length;
        public int index;
        public @Nullable Pointer next;
        public @Nullable Pointer guid;
        public @Nullable Pointer unicast;
        public @Nullable Pointer anycast;
        public @Nullable Pointer multicast;
        public @Nullable Pointer nameServers;
        public @Nullable Pointer suffix;
        public @Nullable Pointer description;
        public @Nullable Pointer friendlyName;
        public byte[] physicalAddress = new byte[8];
        public int physicalAddressLength;
        public int flags;
        public int mtu;
        public int type;
        public int status;
        public int index6;
        public int[] zones = new int[16];
        public @Nullable Pointer prefix;
        public long transmitSpeed;
        public long receiveSpeed;
        public @Nullable Pointer winsServers;
        public @Nullable Pointer gateways;

        Addresses(Pointer at) {
            super(at);
            read();
        }
    }

    public static List<Adapter> list() throws WindowsException {
        IpHelper helper = Native.load("iphlpapi", IpHelper.class);
        IntByReference size = new IntByReference(FIRST_BYTES);
        int code = BUFFER_OVERFLOW;
        for (int i = 0; i < TRIES && code == BUFFER_OVERFLOW; i++) {
            // adapters may come between two calls, so the size that one asks for may not do for the next
            Memory buffer = new Memory(size.getValue());
            code = helper.GetAdaptersAddresses(
                    ANY_FAMILY, SKIP_ANYCAST | SKIP_MULTICAST | INCLUDE_GATEWAYS, null, buffer, size);
            if (code == 0) {
                return adapters(buffer);
            }
        }
        if (code == NO_DATA) {
            return List.of();
        }
        throw new WindowsException(code, "GetAdaptersAddresses", "all adapters");
    }

    private static List<Adapter> adapters(Pointer first) {
        List<Adapter> adapters = new ArrayList<>();
        for (Pointer at = first; at != null; ) {
            Addresses read = new Addresses(at);
            adapters.add(new Adapter(
                    text(read.friendlyName),
                    text(read.description),
                    read.status == UP,
                    read.type == LOOPBACK,
                    addresses(read.unicast),
                    addresses(read.gateways),
                    addresses(read.nameServers),
                    text(read.suffix)));
            at = read.next;
        }
        return adapters;
    }

    private static String text(@Nullable Pointer text) {
        return text == null ? "" : text.getWideString(0);
    }

    /** Lists of unicast addresses, gateways and name servers begin alike: length, next one, socket address. */
    private static List<InetAddress> addresses(@Nullable Pointer first) {
        List<InetAddress> addresses = new ArrayList<>();
        for (Pointer at = first; at != null; at = at.getPointer(NEXT)) {
            InetAddress address = address(at.getPointer(SOCKET_ADDRESS));
            if (address != null) {
                addresses.add(address);
            }
        }
        return addresses;
    }

    /** {@code sockaddr_in} and {@code sockaddr_in6}; null for other families. */
    private static @Nullable InetAddress address(Pointer socketAddress) {
        try {
            return switch (socketAddress.getShort(0)) {
                case IPHlpAPI.AF_INET -> InetAddress.getByAddress(socketAddress.getByteArray(4, 4));
                case IPHlpAPI.AF_INET6 ->
                    Inet6Address.getByAddress(null, socketAddress.getByteArray(8, 16), socketAddress.getInt(24));
                default -> null;
            };
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 and 16 bytes are addresses", e);
        }
    }
}
