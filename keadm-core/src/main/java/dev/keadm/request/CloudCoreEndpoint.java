package dev.keadm.request;

import dev.keadm.error.KeadmException;
import java.util.regex.Pattern;

/**
 * Where a CloudCore listens for WebSockets.
 *
 * @param host DNS name, IPv4 address, or IPv6 address without brackets
 * @param port 1 to 65535
 */
public record CloudCoreEndpoint(String host, int port) {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9.])?");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[A-Za-z0-9._-]+)?");
    private static final String EXPECTED =
            "Write it as host:port, for example cloud.example.org:10000, 192.0.2.1:10000" + " or [2001:db8::1]:10000.";

    /** @throws dev.keadm.error.KeadmException ({@code USAGE}) for what is no {@code host:port} */
    public static CloudCoreEndpoint parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || text.endsWith("]")) {
            throw refused(text, "it names no port");
        }
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (!bracketed && host.indexOf(':') >= 0) {
            throw refused(text, "an IPv6 address goes into brackets");
        }
        String bare = bracketed ? host.substring(1, host.length() - 1) : host;
        if (!(bracketed ? IPV6 : HOST).matcher(bare).matches()) {
            throw refused(text, "'" + host + "' is no host name and no address");
        }
        return new CloudCoreEndpoint(bare, Ports.parse("--cloudcore-ipport", text, text.substring(colon + 1)));
    }

    /** The same host's HTTPS server, which gives out certificates. */
    public String https(int certPort) {
        return "https://" + withPort(certPort);
    }

    /** {@code host:port} with the port that is asked for, brackets around an IPv6 address. */
    public String withPort(int anyPort) {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + anyPort;
    }

    @Override
    public String toString() {
        return withPort(port);
    }

    private static KeadmException refused(String text, String why) {
        return Refusal.of("--cloudcore-ipport", text, why, EXPECTED);
    }
}
