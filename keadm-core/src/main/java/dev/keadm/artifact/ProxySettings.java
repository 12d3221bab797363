package dev.keadm.artifact;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * Which proxy stands between this machine and a server, by the rules of Go and curl: {@code HTTPS_PROXY}, {@code HTTP_PROXY}
 * and {@code NO_PROXY}, in either letter case; never for loopback.
 */
public final class ProxySettings {
    private final Optional<URI> https;
    private final Optional<URI> http;
    private final List<String> direct;

    private ProxySettings(Optional<URI> https, Optional<URI> http, List<String> direct) {
        this.https = https;
        this.http = http;
        this.direct = direct;
    }

    /**
     * @param environment of the process
     * @param flag a proxy given by flag, for both schemes; goes before the environment's
     * @throws ArtifactException when a proxy is no URL; the message names where it was set and holds no credentials
     */
    public static ProxySettings of(Map<String, String> environment, Optional<String> flag) throws ArtifactException {
        return new ProxySettings(
                flag.isPresent() ? url("The proxy", flag) : url("HTTPS_PROXY", variable(environment, "HTTPS_PROXY")),
                flag.isPresent() ? url("The proxy", flag) : url("HTTP_PROXY", variable(environment, "HTTP_PROXY")),
                variable(environment, "NO_PROXY").stream()
                        .flatMap(value -> Stream.of(value.split(",", -1)))
                        .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                        .filter(entry -> !entry.isEmpty())
                        .toList());
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        String lower = environment.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        String value = lower.isBlank() ? environment.getOrDefault(name, "") : lower;
        return Optional.of(value.strip()).filter(text -> !text.isEmpty());
    }

    private static Optional<URI> url(String where, Optional<String> text) throws ArtifactException {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI url = URI.create(text.get().contains("://") ? text.get() : "http://" + text.get());
            if ("http".equals(url.getScheme()) && url.getHost() != null && HttpUrl.parse(url.toString()) != null) {
                return Optional.of(url);
            }
        } catch (IllegalArgumentException _) {
            // said below, without the text: it may hold a password
        }
        throw new ArtifactException(
                where + " is no proxy that can be used: it must be http://[user:password@]host[:port]",
                "Correct it, or unset it to download without a proxy.");
    }

    /** {@link Proxy#NO_PROXY} when the server is spoken to directly. */
    Proxy proxyFor(URI server) {
        Optional<URI> proxy = "https".equals(server.getScheme()) ? https : http;
        return proxy.isEmpty() || isDirect(server)
                ? Proxy.NO_PROXY
                : new Proxy(
                        Proxy.Type.HTTP,
                        InetSocketAddress.createUnresolved(proxy.get().getHost(), port(proxy.get())));
    }

    private static int port(URI proxy) {
        return proxy.getPort() > 0 ? proxy.getPort() : 80;
    }

    /** {@code user:password} for a proxy, decoded. */
    Optional<String> credentials(Proxy proxy) {
        return Stream.concat(https.stream(), http.stream())
                .filter(url -> proxy.address() instanceof InetSocketAddress address
                        && address.getHostString().equals(url.getHost())
                        && address.getPort() == port(url))
                .map(URI::getRawUserInfo)
                .filter(info -> info != null && !info.isEmpty())
                .map(info -> URLDecoder.decode(info.replace("+", "%2B"), StandardCharsets.UTF_8))
                .findFirst();
    }

    private boolean isDirect(URI server) {
        String host = String.valueOf(server.getHost()).toLowerCase(Locale.ROOT);
        int port = server.getPort() > 0 ? server.getPort() : "https".equals(server.getScheme()) ? 443 : 80;
        return host.equals("localhost")
                || Cidr.parse(bare(host)).filter(Cidr::isLoopback).isPresent()
                || direct.stream().anyMatch(entry -> matches(entry, host, port));
    }

    private static boolean matches(String entry, String host, int port) {
        if (entry.equals("*")) {
            return true;
        }
        Optional<Cidr> net = Cidr.parse(entry);
        if (net.isPresent()) {
            return Cidr.parse(bare(host)).filter(net.get()::contains).isPresent();
        }
        int colon = entry.lastIndexOf(':');
        String name = colon > 0 ? entry.substring(0, colon) : entry;
        if (colon > 0 && !entry.substring(colon + 1).equals(Integer.toString(port))) {
            return false;
        }
        String domain = name.startsWith("*.") ? name.substring(1) : name;
        return domain.startsWith(".") ? host.endsWith(domain) : host.equals(domain) || host.endsWith("." + domain);
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    @Override
    public String toString() {
        return "ProxySettings[https=" + https.map(URI::getHost) + ", http=" + http.map(URI::getHost) + "]";
    }
}
