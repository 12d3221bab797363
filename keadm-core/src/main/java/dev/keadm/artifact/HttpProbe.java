package dev.keadm.artifact;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/** Through the client of downloads, so with its proxy and its trust. */
public final class HttpProbe implements ReleaseProbe {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 1 << 20;

    /** What OkHttp says of a proxy's answer to CONNECT. */
    private static final Pattern TUNNEL = Pattern.compile("Unexpected response code for CONNECT: (\\d+)");

    private final DownloadClient http;
    private final ProxySettings proxies;

    public HttpProbe(DownloadClient http, ProxySettings proxies) {
        this.http = http;
        this.proxies = proxies;
    }

    @Override
    public Optional<String> proxy(Artifact artifact) {
        Proxy proxy = proxies.proxyFor(artifact.checksums());
        return proxy.address() instanceof InetSocketAddress address
                ? Optional.of(address.getHostString() + ":" + address.getPort())
                : Optional.empty();
    }

    @Override
    public Sight look(Artifact artifact) throws InterruptedException {
        Request request =
                new Request.Builder().url(artifact.checksums().toString()).build();
        try (Response response = client().newCall(request).execute()) {
            return seen(artifact, response);
        } catch (IOException e) {
            if (Thread.interrupted()) {
                InterruptedException interrupted = new InterruptedException("interrupted while a server was asked");
                interrupted.addSuppressed(e);
                throw interrupted;
            }
            return failed(e);
        }
    }

    private OkHttpClient client() throws IOException {
        return http.http()
                .newBuilder()
                .connectTimeout(DEADLINE)
                .callTimeout(DEADLINE)
                .build();
    }

    private static Sight seen(Artifact artifact, Response response) throws IOException {
        if (response.isRedirect()) {
            HttpUrl to = response.request().url().resolve(String.valueOf(response.header("Location")));
            return to == null
                    ? new Sight.Refused(response.code())
                    : new Sight.SentAway(to.scheme() + "://" + to.host());
        }
        if (response.code() != 200) {
            return new Sight.Refused(response.code());
        }
        BufferedSource body = response.body().source();
        body.request(MOST_BYTES);
        String text = body.getBuffer().readString(StandardCharsets.UTF_8);
        if (ChecksumFile.find(text, artifact).isPresent()) {
            return new Sight.Served(time(response));
        }
        return isPage(response, text) ? new Sight.Page(response.request().url().host()) : new Sight.NoDigest();
    }

    private static boolean isPage(Response response, String text) {
        if (response.header("Content-Type", "").startsWith("text/html")) {
            return true;
        }
        String start = text.stripLeading().toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype html") || start.startsWith("<html");
    }

    /** A cache on the way says how old its answer is. */
    private static Optional<Instant> time(Response response) {
        Optional<Instant> date = Optional.ofNullable(response.headers().getInstant("Date"));
        String age = response.header("Age", "");
        return age.matches("\\d{1,9}") ? date.map(then -> then.plusSeconds(Long.parseLong(age))) : date;
    }

    static Sight failed(IOException failure) {
        Optional<UntrustedException> untrusted = UntrustedException.in(failure);
        if (untrusted.isPresent()) {
            return new Sight.Untrusted(
                    untrusted.get().fault(), String.valueOf(untrusted.get().getMessage()));
        }
        return switch (failure) {
            case UnknownHostException unknown -> new Sight.Unresolved(name(unknown));
            case InterruptedIOException _ ->
                new Sight.Unreachable("there was no answer within " + DEADLINE.toSeconds() + " s");
            case ProxyRefusedException refused -> new Sight.ProxyRefused(message(refused));
            case SSLException ssl -> new Sight.NoTls(message(ssl));
            default -> tunnel(message(failure));
        };
    }

    private static Sight tunnel(String message) {
        Matcher refused = TUNNEL.matcher(message);
        return refused.matches()
                ? new Sight.ProxyRefused("the proxy answers " + refused.group(1))
                : new Sight.Unreachable(message);
    }

    /** On some systems the name alone, on others followed by what the system says. */
    private static String name(UnknownHostException unknown) {
        return message(unknown).split(":", 2)[0];
    }

    /** On one line; what others have sent may stand in it. */
    private static String message(IOException failure) {
        return String.valueOf(failure.getMessage())
                .strip()
                .replaceAll("\\s*\\R\\s*", ", ")
                .replaceAll("\\p{Cntrl}", "?");
    }
}
