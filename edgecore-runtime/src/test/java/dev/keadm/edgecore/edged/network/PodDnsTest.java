package dev.keadm.edgecore.edged.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.cri.v1.DNSConfig;
import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.edgecore.edged.TestPods;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodDnsTest {
    @TempDir
    private Path folder;

    private Path resolvConf;

    @BeforeEach
    void setUp() throws IOException {
        resolvConf = Files.writeString(folder.resolve("resolv.conf"), """
                # comment
                domain ignored.example
                nameserver 10.1.1.1
                search old.example
                search lan.example. corp.example . lan2.example
                options ndots:2 rotate
                options ndots:3
                \tnameserver\t10.1.1.2  trailing
                """);
    }

    private DNSConfig of(List<String> clusterDns, String spec) throws PreparationException {
        return new PodDns(new DnsSettings(clusterDns, "cluster.local", HostResolver.file(resolvConf)))
                .of(TestPods.pod(spec));
    }

    private static String text(DNSConfig config) {
        return String.join(",", config.servers) + ";" + String.join(",", config.searches) + ";"
                + String.join(",", config.options);
    }

    private static final String HOST = "10.1.1.1,10.1.1.2;lan.example,corp.example,lan2.example;ndots:3,rotate";
    private static final String CLUSTER =
            "10.96.0.10;shop.svc.cluster.local,svc.cluster.local,cluster.local,lan.example,corp.example,lan2.example;ndots:5";

    @ParameterizedTest
    @CsvSource({
        "ClusterFirst, false, true, CLUSTER",
        "ClusterFirst, false, false, HOST",
        "ClusterFirst, true, true, HOST",
        "ClusterFirstWithHostNet, true, true, CLUSTER",
        "Default, false, true, HOST",
        "None, false, true, NONE",
    })
    void shouldFollowThePolicy(String policy, boolean hostNetwork, boolean clusterDns, String expected)
            throws Exception {
        DNSConfig config = of(
                clusterDns ? List.of("10.96.0.10") : List.of(),
                "{\"dnsPolicy\":\"%s\",\"hostNetwork\":%s}".formatted(policy, hostNetwork));
        assertThat(text(config))
                .isEqualTo(
                        switch (expected) {
                            case "CLUSTER" -> CLUSTER;
                            case "HOST" -> HOST;
                            default -> ";;";
                        });
    }

    @Test
    void shouldAddThePodsOwnSettings() throws Exception {
        DNSConfig config = of(List.of("10.96.0.10"), """
                {"dnsPolicy":"ClusterFirst","dnsConfig":{"nameservers":["1.1.1.1","10.96.0.10"],"searches":["own.example"],
                 "options":[{"name":"ndots","value":"1"},{"name":"edns0"}]}}""");
        assertThat(config.servers).containsExactly("10.96.0.10", "1.1.1.1");
        assertThat(config.searches).endsWith("own.example");
        assertThat(config.options).containsExactly("ndots:1", "edns0");
    }

    @Test
    void shouldKeepToWhatResolversTake() throws Exception {
        String servers =
                IntStream.range(0, 5).mapToObj(i -> "\"1.1.1." + i + "\"").collect(Collectors.joining(","));
        String searches =
                IntStream.range(0, 40).mapToObj(i -> "\"d" + i + ".example\"").collect(Collectors.joining(","));
        DNSConfig config = of(
                List.of(),
                "{\"dnsPolicy\":\"None\",\"dnsConfig\":{\"nameservers\":[" + servers + "],\"searches\":[" + searches
                        + "]}}");
        assertThat(config.servers).containsExactly("1.1.1.0", "1.1.1.1", "1.1.1.2");
        assertThat(config.searches).hasSize(32);
        String longOnes = IntStream.range(0, 20)
                .mapToObj(i -> "\"" + "x".repeat(200) + i + "\"")
                .collect(Collectors.joining(","));
        DNSConfig cut = of(
                List.of(),
                "{\"dnsPolicy\":\"None\",\"dnsConfig\":{\"searches\":[\"" + "y".repeat(300) + "\"," + longOnes + "]}}");
        assertThat(String.join(" ", cut.searches))
                .hasSizeLessThanOrEqualTo(2048)
                .doesNotContain("y");
        assertThat(cut.searches).hasSize(10);
    }

    @Test
    void shouldAskNobodyWithoutResolverSettings() throws Exception {
        DNSConfig config = new PodDns(new DnsSettings(List.of(), "cluster.local", null))
                .of(TestPods.pod("{\"dnsPolicy\":\"Default\"}"));
        assertThat(text(config)).isEqualTo("127.0.0.1;.;");
    }

    @Test
    void shouldNameWhatIsWrong() {
        assertThatThrownBy(() -> of(List.of(), "{\"dnsPolicy\":\"Odd\"}")).hasMessage("invalid DNSPolicy=Odd");
        resolvConf = folder.resolve("gone");
        assertThatThrownBy(() -> of(List.of(), "{}"))
                .isInstanceOf(PreparationException.class)
                .hasMessageContaining(resolvConf.toString());
        assertThatThrownBy(() -> ResolvConf.parse("nameserver")).hasMessageContaining("without an address");
    }
}
