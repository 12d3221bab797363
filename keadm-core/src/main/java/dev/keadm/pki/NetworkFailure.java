package dev.keadm.pki;

import dev.keadm.status.Cause;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;

/** Tells at which step a connection to CloudCore failed, for java.net.http and for OkHttp. */
public final class NetworkFailure {
    private NetworkFailure() {}

    /** One of name-resolution, tcp, tls. */
    public static Cause of(IOException failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            switch (t) {
                case UnknownHostException _, UnresolvedAddressException _ -> {
                    return Cause.NAME_RESOLUTION;
                }
                case SSLException _, CertificateException _ -> {
                    return Cause.TLS;
                }
                default -> {}
            }
        }
        return Cause.TCP;
    }

    /** The innermost reason in words, never empty. */
    public static String text(Throwable failure) {
        String text = "";
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t.getMessage() != null && !t.getMessage().isBlank()) {
                text = t.getMessage();
            } else if (t instanceof UnresolvedAddressException) {
                text = "the name is unknown";
            }
        }
        return text.isEmpty() ? failure.getClass().getSimpleName() : text;
    }

    /** What to do about it. */
    public static String remedy(Cause cause, String hostAndPort) {
        return switch (cause) {
            case NAME_RESOLUTION ->
                "Check the name in " + hostAndPort + " and this machine's DNS, or use CloudCore's IP address.";
            case TLS ->
                "Check that " + hostAndPort + " is CloudCore itself (no proxy in between), that its certificate names"
                        + " this address (cloudHub.advertiseAddress or dnsNames), and this machine's clock.";
            default ->
                "Check that CloudCore runs and that firewalls let this machine reach " + hostAndPort
                        + " (CloudHub is 10000, certificates are 10002; as NodePort 30000 and 30002).";
        };
    }
}
