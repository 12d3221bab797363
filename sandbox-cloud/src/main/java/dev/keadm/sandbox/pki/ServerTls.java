package dev.keadm.sandbox.pki;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.keadm.sandbox.SandboxException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/** TLS as CloudCore's two servers speak it. */
public final class ServerTls {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
    private static final String[] HUB_SUITES = {
        "TLS_AES_128_GCM_SHA256",
        "TLS_AES_256_GCM_SHA384",
        "TLS_CHACHA20_POLY1305_SHA256",
        // the only one for TLS 1.2 that fits CloudCore's EC key
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"
    };

    private ServerTls() {}

    /** CloudHub's: a client certificate of {@code ca} is needed. */
    public static SSLContext hub(CertificateAuthority ca) {
        return context(ca.server(), new TrustManager[] {verifier(ca)});
    }

    /** The certificate port's: a client certificate is asked for, taken as it is, and judged by the handler. */
    private static SSLContext certificates(CertificateAuthority ca) {
        return context(ca.server(), new TrustManager[] {new AcceptAnyClient()});
    }

    /**
     * A server on loopback with TLS as the certificate port's, which does not run yet.
     *
     * @param port 0 for any free one
     */
    public static HttpsServer httpsServer(int port, CertificateAuthority ca) throws IOException {
        HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(certificates(ca)) {
            @Override
            public void configure(HttpsParameters parameters) {
                parameters.setSSLParameters(certificateParameters());
            }
        });
        return https;
    }

    public static SSLParameters hubParameters() {
        SSLParameters parameters = new SSLParameters(HUB_SUITES, PROTOCOLS);
        parameters.setNeedClientAuth(true);
        return parameters;
    }

    private static SSLParameters certificateParameters() {
        SSLParameters parameters = new SSLParameters(null, PROTOCOLS);
        parameters.setWantClientAuth(true);
        return parameters;
    }

    static X509TrustManager verifier(CertificateAuthority ca) {
        try {
            KeyStore anchors = emptyStore();
            anchors.setCertificateEntry("ca", ca.certificate());
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(anchors);
            return (X509TrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException | IOException e) {
            throw new SandboxException("cannot set up trust in the sandbox's CA", e);
        }
    }

    private static SSLContext context(CertificateAuthority.ServerIdentity identity, TrustManager[] trust) {
        try {
            KeyStore store = emptyStore();
            store.setKeyEntry("server", identity.key(), new char[0], new Certificate[] {identity.certificate()});
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust, new SecureRandom());
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new SandboxException("cannot set up TLS for the sandbox", e);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static final class AcceptAnyClient extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            throw new UnsupportedOperationException("this trust manager is a server's");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
            throw new UnsupportedOperationException("this trust manager is a server's");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
            throw new UnsupportedOperationException("this trust manager is a server's");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
