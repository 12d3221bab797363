package dev.keadm.edgecore.certificate;

import dev.keadm.pki.CertificateAuthority;
import dev.keadm.pki.CertificateFiles;
import dev.keadm.pki.CertificateService;
import dev.keadm.pki.EdgeCertificate;
import dev.keadm.pki.EdgeTls;
import dev.keadm.pki.PkiException;
import dev.keadm.status.Cause;
import dev.keadm.token.JoinToken;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What the agent shows CloudHub. As in Go, files that are there are used whatever their dates. */
public final class NodeCertificate {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final CertificateFiles files;
    private final String nodeName;
    private final String httpServer;

    /** Both replaced together by renew, read by the hub's connecting thread. */
    private volatile Held held;

    private record Held(CertificateAuthority authority, EdgeCertificate certificate) {}

    private NodeCertificate(CertificateFiles files, String nodeName, String httpServer, Held held) {
        this.files = files;
        this.nodeName = nodeName;
        this.httpServer = httpServer;
        this.held = held;
    }

    /**
     * Reads the files, or asks for a certificate with the token of an {@code edgecore.yaml} made for the Go agent.
     *
     * @throws PkiException with what is missing or failed
     */
    public static NodeCertificate open(
            CertificateFiles files, String nodeName, String httpServer, Optional<String> token) throws IOException {
        Optional<CertificateAuthority> authority = files.loadAuthority();
        Optional<EdgeCertificate> certificate = files.load();
        if (authority.isPresent()
                && certificate.isPresent()
                && certificate.get().belongsTo(nodeName)) {
            return new NodeCertificate(files, nodeName, httpServer, new Held(authority.get(), certificate.get()));
        }
        String text = token.orElseThrow(() -> new PkiException(
                Cause.CERTIFICATE,
                "There is no certificate of node '" + nodeName + "' in " + files.certificate() + " and no token in"
                        + " edgecore.yaml to ask for one.",
                "Join again: keadm join --cloudcore-ipport HOST:PORT --token T."));
        return new NodeCertificate(files, nodeName, httpServer, apply(files, nodeName, httpServer, text));
    }

    private static Held apply(CertificateFiles files, String nodeName, String httpServer, String text)
            throws IOException {
        JoinToken token = JoinToken.parse(text);
        CertificateService service = service(httpServer);
        CertificateAuthority authority = service.fetchAuthority(token.caHash(), DEADLINE);
        EdgeCertificate certificate = service.request(authority, nodeName, token.bearer(), DEADLINE);
        files.store(authority);
        files.store(certificate);
        return new Held(authority, certificate);
    }

    private static CertificateService service(String httpServer) {
        try {
            return new CertificateService(URI.create(httpServer));
        } catch (IllegalArgumentException e) {
            throw new PkiException(
                    Cause.CONFIGURATION,
                    "'" + httpServer + "' is no address: expected https://HOST:PORT.",
                    "Correct modules.edgeHub.httpServer in edgecore.yaml.",
                    e);
        }
    }

    public EdgeTls tls() {
        Held now = held;
        return EdgeTls.mutual(now.authority(), now.certificate());
    }

    public EdgeCertificate certificate() {
        return held.certificate();
    }

    /** @throws PkiException when CloudCore cannot be reached or refuses */
    void renew() throws IOException {
        Held now = held;
        EdgeCertificate fresh = service(httpServer).renew(now.authority(), nodeName, now.certificate(), DEADLINE);
        files.store(fresh);
        held = new Held(now.authority(), fresh);
    }
}
