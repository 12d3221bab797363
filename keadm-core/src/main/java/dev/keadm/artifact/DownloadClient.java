package dev.keadm.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Builds the HTTP client of downloads: proxy, further CAs, and how long a silent server is waited for. */
public final class DownloadClient {
    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final Duration STALL = Duration.ofSeconds(30);

    private DownloadClient() {}

    /**
     * @param caFile PEM certificates to trust beside the machine's
     * @throws ArtifactException when the CA file holds no certificate
     */
    public static OkHttpClient build(ProxySettings proxies, Optional<Path> caFile) throws IOException {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectTimeout(CONNECT)
                .readTimeout(STALL)
                .writeTimeout(STALL)
                .followSslRedirects(false)
                .proxySelector(new Selector(proxies))
                .proxyAuthenticator((route, response) ->
                        route == null ? null : authenticated(response, proxies.credentials(route.proxy())));
        if (caFile.isPresent()) {
            trust(builder, caFile.get());
        }
        return builder.build();
    }

    private static @Nullable Request authenticated(Response response, Optional<String> credentials) {
        if (credentials.isEmpty() || response.request().header("Proxy-Authorization") != null) {
            return null;
        }
        String[] pair = credentials.get().split(":", 2);
        String header = Credentials.basic(pair[0], pair.length > 1 ? pair[1] : "", StandardCharsets.UTF_8);
        return response.request()
                .newBuilder()
                .header("Proxy-Authorization", header)
                .build();
    }

    private static void trust(OkHttpClient.Builder builder, Path caFile) throws IOException {
        try {
            X509TrustManager trust = trustManager(certificates(caFile));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            builder.sslSocketFactory(context.getSocketFactory(), trust);
        } catch (GeneralSecurityException e) {
            throw new ArtifactException(
                    "Cannot use the CA file " + caFile + ": " + e.getMessage(), "Name a file of PEM certificates.", e);
        }
    }

    private static Collection<? extends Certificate> certificates(Path caFile)
            throws IOException, GeneralSecurityException {
        try (InputStream pem = Files.newInputStream(caFile)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (certificates.isEmpty()) {
                throw new GeneralSecurityException("it holds no certificate");
            }
            return certificates;
        }
    }

    private static X509TrustManager trustManager(Collection<? extends Certificate> more)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (X509Certificate known : first(null).getAcceptedIssuers()) {
            store.setCertificateEntry("machine-" + number++, known);
        }
        for (Certificate certificate : more) {
            store.setCertificateEntry("file-" + number++, certificate);
        }
        return first(store);
    }

    private static X509TrustManager first(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("this Java has no X.509 trust manager");
    }

    private static final class Selector extends ProxySelector {
        private final ProxySettings proxies;

        Selector(ProxySettings proxies) {
            this.proxies = proxies;
        }

        @Override
        public List<Proxy> select(URI uri) {
            return List.of(proxies.proxyFor(uri));
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            // the call itself fails and says so
        }
    }
}
