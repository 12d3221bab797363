package dev.keadm.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxySettingsTest {
    @ParameterizedTest
    @CsvSource({
        "https://github.com/, true",
        "https://a.corp/, false",
        "https://corp/, false",
        "https://acorp/, true",
        "https://x.dot.test/, false",
        "https://dot.test/, true",
        "https://10.1.2.3/, false",
        "https://10.2.2.3/, true",
        "https://[fd00::1]/, false",
        "https://port.test:8443/, false",
        "https://port.test/, true",
        "https://localhost/, false",
        "https://127.0.0.9/, false"
    })
    void shouldLeaveOutWhatNoProxyNames(URI server, boolean proxied) throws Exception {
        ProxySettings settings = ProxySettings.of(
                Map.of(
                        "HTTPS_PROXY",
                        "http://p:3128",
                        "no_proxy",
                        "corp, .dot.test,10.1.0.0/16,fd00::/8,port.test:8443"),
                Optional.empty());

        assertThat(!settings.proxyFor(server).equals(Proxy.NO_PROXY)).isEqualTo(proxied);
    }

    @Test
    void shouldPreferTheFlagAndKeepTheCredentialsToItself() throws Exception {
        ProxySettings settings =
                ProxySettings.of(Map.of("HTTPS_PROXY", "http://other:1"), Optional.of("http://us%40er:s3cret@p:8080"));

        Proxy proxy = settings.proxyFor(URI.create("https://github.com/"));
        assertThat(((InetSocketAddress) proxy.address()).getHostString()).isEqualTo("p");
        assertThat(settings.credentials(proxy)).contains("us@er:s3cret");
        assertThat(settings.toString()).doesNotContain("s3cret").doesNotContain("us%40er");
        assertThatThrownBy(() -> ProxySettings.of(Map.of(), Optional.of("socks5://u:s3cret@p")))
                .hasMessage("The proxy is no proxy that can be used: it must be http://[user:password@]host[:port]");
        assertThatThrownBy(() ->
                        ProxySettings.of(Map.of("HTTPS_PROXY", "x".repeat(70) + ".test:3128"), Optional.empty()))
                .hasMessageStartingWith("HTTPS_PROXY is no proxy that can be used");
    }

    @Test
    void shouldUseNoneWhenNoneIsSet() throws Exception {
        assertThat(ProxySettings.of(Map.of(), Optional.empty()).proxyFor(URI.create("https://github.com/")))
                .isEqualTo(Proxy.NO_PROXY);
    }
}
