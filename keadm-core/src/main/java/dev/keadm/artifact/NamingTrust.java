package dev.keadm.artifact;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Leaves the judgement to another, and tells who issued a certificate that is refused. */
final class NamingTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager judge;

    NamingTrust(X509ExtendedTrustManager judge) {
        this.judge = judge;
    }

    private interface Judgement {
        void pass() throws CertificateException;
    }

    private static void named(X509Certificate[] chain, Judgement judgement) throws CertificateException {
        try {
            judgement.pass();
        } catch (CertificateException e) {
            throw UntrustedException.of(chain, e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
        named(chain, () -> judge.checkServerTrusted(chain, keyExchange));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
            throws CertificateException {
        named(chain, () -> judge.checkServerTrusted(chain, keyExchange, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
            throws CertificateException {
        named(chain, () -> judge.checkServerTrusted(chain, keyExchange, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
        judge.checkClientTrusted(chain, keyExchange);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
            throws CertificateException {
        judge.checkClientTrusted(chain, keyExchange, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
            throws CertificateException {
        judge.checkClientTrusted(chain, keyExchange, engine);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge.getAcceptedIssuers();
    }
}
