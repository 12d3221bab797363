package dev.keadm.artifact;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/** A server's certificate that is not trusted. Its message says who issued it, and why it is refused. */
public final class UntrustedException extends CertificateException {
    private static final int MOST_NAME = 200;

    /** What is wrong with it. */
    public enum Fault {
        /** Nobody who is trusted vouches for it: something on the way has put its own in the place of the server's. */
        ISSUER,
        /** This machine's clock is not within its time. */
        TIME,
        /** Something else, such as an algorithm that is too weak. */
        OTHER
    }

    private final Fault fault;

    private UntrustedException(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    /** @param chain what the server sent, its own certificate first */
    static UntrustedException of(X509Certificate[] chain, CertificateException cause) {
        Fault fault = fault(cause);
        X509Certificate own = chain[0];
        String reason = switch (fault) {
            case ISSUER -> "neither Java nor this machine trusts that issuer";
            case TIME ->
                "it is valid from " + own.getNotBefore().toInstant() + " to "
                        + own.getNotAfter().toInstant();
            case OTHER -> String.valueOf(causes(cause).toList().getLast().getMessage());
        };
        return new UntrustedException(
                fault, "its certificate, issued by " + issuer(chain) + ", is refused: " + reason, cause);
    }

    /** The one in a failed connection. */
    static Optional<UntrustedException> in(Throwable failure) {
        return causes(failure)
                .filter(UntrustedException.class::isInstance)
                .map(UntrustedException.class::cast)
                .findFirst();
    }

    public Fault fault() {
        return fault;
    }

    private static Fault fault(CertificateException cause) {
        if (causes(cause).anyMatch(CertPathBuilderException.class::isInstance)) {
            return Fault.ISSUER;
        }
        boolean time = causes(cause)
                .anyMatch(part ->
                        part instanceof CertificateExpiredException || part instanceof CertificateNotYetValidException);
        return time ? Fault.TIME : Fault.OTHER;
    }

    /** The own certificate's, and the one at the top, which is the one to trust. */
    private static String issuer(X509Certificate[] chain) {
        X500Principal issuer = chain[0].getIssuerX500Principal();
        X500Principal top = chain[chain.length - 1].getIssuerX500Principal();
        return issuer.equals(top) ? shown(issuer) : shown(issuer) + " of " + shown(top);
    }

    /** Somebody unknown chose that name. */
    private static String shown(X500Principal name) {
        String text = name.getName().replaceAll("\\p{Cntrl}", "?");
        return "'" + (text.length() > MOST_NAME ? text.substring(0, MOST_NAME) + "…" : text) + "'";
    }

    private static Stream<Throwable> causes(Throwable first) {
        return Stream.iterate(first, part -> part != null, Throwable::getCause);
    }
}
