package dev.keadm.artifact;

import dev.keadm.error.Reason;
import dev.keadm.host.TrustedRoots;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client of downloads: proxy, trust, and how long a silent server is waited for. It is made when something is
 * fetched for the first time, as the system's roots are read for it.
 */
public final class DownloadClient {
    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final Duration STALL = Duration.ofSeconds(30);

    private final ProxySettings proxies;
    private final Collection<? extends Certificate> authorities;
    private final TrustedRoots roots;
    private final Consumer<String> warnings;
    private final AtomicReference<@Nullable OkHttpClient> made = new AtomicReference<>();

    private DownloadClient(
            ProxySettings proxies,
            Collection<? extends Certificate> authorities,
            TrustedRoots roots,
            Consumer<String> warnings) {
        this.proxies = proxies;
        this.authorities = authorities;
        this.roots = roots;
        this.warnings = warnings;
    }

    /**
     * @param caFile PEM certificates to trust beside the machine's and Java's
     * @param roots the machine's
     * @param warnings told in a sentence when these cannot be read; the others are trusted then
     * @throws dev.keadm.error.KeadmException ({@code USAGE}) when the CA file cannot be read, or holds no certificate
     */
    public static DownloadClient of(
            ProxySettings proxies, Optional<Path> caFile, TrustedRoots roots, Consumer<String> warnings) {
        return new DownloadClient(
                proxies, caFile.isPresent() ? CaFile.authorities(caFile.get()) : List.of(), roots, warnings);
    }

    /** @throws IOException when this Java cannot check certificates */
    OkHttpClient http() throws IOException {
        OkHttpClient there = made.get();
        if (there != null) {
            return there;
        }
        OkHttpClient client = build();
        made.set(client);
        return client;
    }

    private OkHttpClient build() throws IOException {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectTimeout(CONNECT)
                .readTimeout(STALL)
                .writeTimeout(STALL)
                .followSslRedirects(false)
                .proxySelector(new Selector(proxies))
                .proxyAuthenticator((route, response) ->
                        route == null ? null : authenticated(response, proxies.credentials(route.proxy())));
        try {
            X509TrustManager trust = Trust.of(authorities, systems());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return builder.sslSocketFactory(context.getSocketFactory(), trust).build();
        } catch (GeneralSecurityException e) {
            throw new IOException("This Java cannot check certificates: " + e.getMessage(), e);
        }
    }

    /** It is OkHttp itself that asks then, before it connects. */
    private static boolean asksBeforehand(Response response) {
        return response.challenges().stream()
                .anyMatch(challenge -> challenge.scheme().equalsIgnoreCase("OkHttp-Preemptive"));
    }

    private List<byte[]> systems() {
        try {
            return roots.encoded();
        } catch (IOException e) {
            warnings.accept(
                    "The authorities that this machine trusts cannot be read, so downloads trust Java's and those"
                            + " of --ca-file only: " + Reason.of(e) + ".");
            return List.of();
        }
    }

    /** @throws ProxyRefusedException when the proxy wants others than those that there are */
    private static @Nullable Request authenticated(Response response, Optional<String> credentials)
            throws ProxyRefusedException {
        boolean given = response.request().header("Proxy-Authorization") != null;
        if (credentials.isEmpty() || given) {
            if (asksBeforehand(response)) {
                return null;
            }
            throw new ProxyRefusedException(
                    given
                            ? "the proxy does not take the user and password that it is given (407)"
                            : "the proxy wants a user and a password (407), and is set without them");
        }
        String[] pair = credentials.get().split(":", 2);
        String header = Credentials.basic(pair[0], pair.length > 1 ? pair[1] : "", StandardCharsets.UTF_8);
        return response.request()
                .newBuilder()
                .header("Proxy-Authorization", header)
                .build();
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
