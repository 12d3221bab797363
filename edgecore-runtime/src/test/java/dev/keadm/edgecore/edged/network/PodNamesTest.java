package dev.keadm.edgecore.edged.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.cri.v1.PortMapping;
import dev.keadm.cri.v1.Protocol;
import dev.keadm.edgecore.api.ObjectMeta;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.edged.TestPods;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PodNamesTest {
    private static PodHostname hostname(String spec) throws Exception {
        return PodHostname.of(TestPods.pod(spec), "cluster.local");
    }

    @Test
    void shouldCallThePodByItsNameOrAsItWants() throws Exception {
        assertThat(hostname("{}")).isEqualTo(new PodHostname("web", ""));
        assertThat(hostname("{\"hostname\":\"db-0\",\"subdomain\":\"db\"}"))
                .isEqualTo(new PodHostname("db-0", "db.shop.svc.cluster.local"));
    }

    @Test
    void shouldCutALongName() throws Exception {
        String name = "a".repeat(62) + "-" + "b".repeat(20);
        Pod pod = TestPods.pod("{}");
        ObjectMeta meta = new ObjectMeta(name, "shop", "1", null, null, null, null, Map.of(), Map.of());
        assertThat(PodHostname.of(new Pod(meta, pod.spec(), null), "x").name()).isEqualTo("a".repeat(62));
    }

    @Test
    void shouldRefuseNamesThatAreNoLabels() {
        assertThatThrownBy(() -> hostname("{\"hostname\":\"Db\"}")).hasMessageContaining("\"Db\"");
        assertThatThrownBy(() -> hostname("{\"subdomain\":\"a.b\"}")).hasMessageContaining("\"a.b\"");
    }

    @Test
    void shouldGiveTheKernelTheFullNameWhenItFits() throws Exception {
        assertThat(new PodHostname("db-0", "db.shop").forKernel(true)).isEqualTo("db-0.db.shop");
        assertThat(new PodHostname("db-0", "db.shop").forKernel(false)).isEqualTo("db-0");
        assertThat(new PodHostname("db-0", "").forKernel(true)).isEqualTo("db-0");
        assertThatThrownBy(() -> new PodHostname("db-0", "x".repeat(60)).forKernel(true))
                .hasMessageContaining("64 characters is the max");
    }

    @Test
    void shouldWriteTheHostsFileAsTheKubelet() {
        Pod pod = TestPods.pod(
                "{\"hostAliases\":[{\"ip\":\"1.2.3.4\",\"hostnames\":[\"a\",\"b\"]},{\"ip\":\"::1\",\"hostnames\":[\"c\"]}]}");
        assertThat(HostsFile.ofPod(pod, new PodHostname("web", "sub.shop.svc.x"), List.of("10.0.0.7", "fd00::7")))
                .isEqualTo("""
                        # Kubernetes-managed hosts file.
                        127.0.0.1\tlocalhost
                        ::1\tlocalhost ip6-localhost ip6-loopback
                        fe00::0\tip6-localnet
                        fe00::0\tip6-mcastprefix
                        fe00::1\tip6-allnodes
                        fe00::2\tip6-allrouters
                        10.0.0.7\tweb.sub.shop.svc.x\tweb
                        fd00::7\tweb.sub.shop.svc.x\tweb

                        # Entries added by HostAliases.
                        1.2.3.4\ta\tb
                        ::1\tc
                        """);
        assertThat(HostsFile.ofHost(TestPods.pod("{}"), "127.0.0.1 me\n"))
                .isEqualTo("# Kubernetes-managed hosts file (host network).\n127.0.0.1 me\n");
    }

    @Test
    void shouldMapEachPortOnce() throws Exception {
        Pod pod = TestPods.withContainer("""
                {"name":"c","ports":[{"name":"web","containerPort":80,"hostPort":8080,"hostIP":"127.0.0.1"},
                  {"name":"web","containerPort":81},{"containerPort":53,"protocol":"UDP"},{"containerPort":53,"protocol":"UDP"}]}""");
        assertThat(PortMappings.of(pod))
                .containsExactly(
                        new PortMapping.Builder()
                                .host_ip("127.0.0.1")
                                .host_port(8080)
                                .container_port(80)
                                .protocol(Protocol.TCP)
                                .build(),
                        new PortMapping.Builder()
                                .container_port(53)
                                .protocol(Protocol.UDP)
                                .build());
        assertThatThrownBy(() -> PortMappings.of(TestPods.withContainer(
                        "{\"name\":\"c\",\"ports\":[{\"containerPort\":1,\"protocol\":\"QUIC\"}]}")))
                .hasMessageContaining("QUIC");
    }
}
