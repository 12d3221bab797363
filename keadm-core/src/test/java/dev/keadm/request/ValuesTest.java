package dev.keadm.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @Nested
    class Endpoint {
        @ParameterizedTest
        @CsvSource({
            "cloud.example.org:10000, cloud.example.org, 10000, https://cloud.example.org:10002",
            "127.0.0.1:1, 127.0.0.1, 1, https://127.0.0.1:10002",
            "[2001:db8::1]:65535, 2001:db8::1, 65535, https://[2001:db8::1]:10002",
            "[fe80::1%eth0]:10000, fe80::1%eth0, 10000, https://[fe80::1%eth0]:10002",
        })
        void shouldReadHostAndPort(String text, String host, int port, String https) {
            CloudCoreEndpoint endpoint = CloudCoreEndpoint.parse(text);

            assertThat(endpoint).isEqualTo(new CloudCoreEndpoint(host, port)).hasToString(text);
            assertThat(endpoint.https(10002)).isEqualTo(https);
        }

        @ParameterizedTest
        @CsvSource({
            "cloud, names no port",
            ":10000, names no port",
            "[::1], names no port",
            "::1:10000, brackets",
            "cloud:0, 1 to 65535",
            "cloud:65536, 1 to 65535",
            "cloud:x, 1 to 65535",
            "cloud:, 1 to 65535",
            "https://cloud:10000, brackets",
            "cl oud:10000, no host name",
            "[cloud]:10000, no host name",
        })
        void shouldRefuseTheRest(String text, String why) {
            refused(() -> CloudCoreEndpoint.parse(text), text, why);
        }
    }

    @Nested
    class Names {
        @ParameterizedTest
        @ValueSource(strings = {"a", "edge-1", "edge.site-2.example", "0"})
        void shouldTakeDnsNames(String text) {
            assertThat(NodeName.parse(text)).hasToString(text);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "Edge", "-a", "a-", "a..b", ".a", "a_b", "edge 1", "a/b"})
        void shouldRefuseWhatIsNone(String text) {
            refused(() -> NodeName.parse(text), text, "lower-case letters");
        }

        @Test
        void shouldRefuseWhatIsTooLong() {
            refused(() -> NodeName.parse("a".repeat(64)), "a", "63 characters");
            refused(() -> NodeName.parse("a.".repeat(126) + "aa"), "a", "253 in all");
        }

        @Test
        void shouldSuggestTheNearestName() {
            assertThatThrownBy(() -> NodeName.parse("My_Edge 01"))
                    .isInstanceOfSatisfying(
                            KeadmException.class, e -> assertThat(e.hint()).contains("my-edge-01"));
        }

        @Test
        void shouldMakeANodeNameOfTheHostName() {
            assertThat(NodeName.fromHostName("PC-17")).hasToString("pc-17");
            assertThat(NodeName.fromHostName("my_pc")).isEqualTo(NodeName.FALLBACK);
        }
    }

    @Nested
    class Labels {
        @Test
        void shouldReadAList() {
            assertThat(NodeLabel.parseList("a=b, example.org/site=,c=d.e_f"))
                    .containsExactly(
                            new NodeLabel("a", "b"),
                            new NodeLabel("example.org/site", ""),
                            new NodeLabel("c", "d.e_f"));
            assertThat(NodeLabel.parseList("")).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"a, no '='", "=b, a key is", "a b=c, a key is", "a=b c, a value is", "/a=b, a key is"})
        void shouldRefuseWhatKubernetesWould(String text, String why) {
            refused(() -> NodeLabel.parse(text), text, why);
        }
    }

    @Nested
    class Taints {
        @ParameterizedTest
        @ValueSource(strings = {"site=north:NoSchedule", "site:NoExecute", "example.org/gpu=1:PreferNoSchedule"})
        void shouldReadAndPrintAlike(String text) {
            assertThat(NodeTaint.parse(text)).hasToString(text);
        }

        @ParameterizedTest
        @CsvSource({"site=north, names no effect", "site=north:Never, is no effect", "=x:NoExecute, a key is"})
        void shouldRefuseTheRest(String text, String why) {
            refused(() -> NodeTaint.parse(text), text, why);
        }
    }

    @Nested
    class Others {
        @Test
        void shouldSayWhyQuicIsRefused() {
            assertThat(HubProtocol.parse("websocket")).isEqualTo(HubProtocol.WEBSOCKET);
            refused(() -> HubProtocol.parse("quic"), "quic", "no Java library");
            refused(() -> HubProtocol.parse("mqtt"), "mqtt", "websocket and quic");
        }

        @Test
        void shouldTakeSocketsAndPipesAsRuntimes() {
            assertThat(RuntimeEndpoint.parse("/run/x.sock")).hasToString("unix:///run/x.sock");
            assertThat(RuntimeEndpoint.parse("npipe://./pipe/containerd-containerd")
                            .uri())
                    .startsWith("npipe");
            refused(() -> RuntimeEndpoint.parse("tcp://127.0.0.1:1"), "tcp", "no socket");
            refused(() -> RuntimeEndpoint.parse("unix://"), "unix", "no socket");
        }

        @Test
        void shouldTakeAddressesThatAMachineCanHave() {
            assertThat(NodeAddress.parse("192.0.2.7").getHostAddress()).isEqualTo("192.0.2.7");
            refused(() -> NodeAddress.parse("cloud"), "cloud", "no IPv4 or IPv6");
            refused(() -> NodeAddress.parse("0.0.0.0"), "0.0.0.0", "its own");
        }

        @ParameterizedTest
        @CsvSource({"90, 90", "90s, 90", "5m, 300", "1h30m, 5400", "1h1m1s, 3661"})
        void shouldReadDurationsAsGoDoes(String text, long seconds) {
            assertThat(TimeLimit.parse(text)).isEqualTo(Duration.ofSeconds(seconds));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "0", "5x", "-1s", "m"})
        void shouldRefuseWhatIsNoDuration(String text) {
            refused(() -> TimeLimit.parse(text), text, "no time");
        }
    }

    private static void refused(ThrowingCallable parse, String value, String why) {
        assertThatThrownBy(parse)
                .isInstanceOfSatisfying(KeadmException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.USAGE);
                    assertThat(e.hint()).isNotBlank();
                })
                .hasMessageContaining("'" + value)
                .hasMessageContaining(why);
    }
}
