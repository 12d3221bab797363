package dev.keadm.edgecore.node;

import dev.keadm.edgecore.api.Node;
import dev.keadm.edgecore.api.ObjectMeta;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A machine that never changes and the settings of a node on it. */
final class TestNodes {
    static final String NAME = "edge-1";
    static final String MACHINE = "f00d";

    private TestNodes() {}

    static NodeSettings settings() {
        return new NodeSettings(
                NAME,
                MACHINE,
                false,
                List.of("192.0.2.7"),
                Map.of("site", "north"),
                List.of(new Node.Taint("edge", "yes", "NoSchedule")),
                true,
                110,
                Map.of("memory.available", "100Mi", "nodefs.available", "10%"),
                Duration.ofMinutes(5),
                Map.of(),
                10350,
                "v1.32.10-kubeedge-v1.23.1",
                new NodeSettings.Cadence(
                        Duration.ofMillis(20), Duration.ofMinutes(5), Duration.ofMillis(80), Duration.ofSeconds(1)));
    }

    static ObjectMeta metadata(
            String name, @Nullable String uid, Map<String, String> labels, Map<String, String> annotations) {
        return new ObjectMeta(name, null, uid, null, null, null, null, labels, annotations);
    }

    static MachineFacts facts() {
        return new MachineFacts(
                "linux",
                "amd64",
                2,
                24_684_092L << 10,
                264_212_084L << 10,
                Map.of("hugepages-2Mi", "0"),
                Map.of(),
                new MachineFacts.Identity("m", "s", "b", "6.1.0", "Debian GNU/Linux 12 (bookworm)"));
    }

    static Headroom plenty() {
        return new Headroom(20L << 30, 24L << 30, 100L << 30, 200L << 30, 30_000, 32_768);
    }

    static final class FixedMachine implements Machine {
        @Override
        public MachineFacts facts() {
            return TestNodes.facts();
        }

        @Override
        public Headroom headroom() {
            return plenty();
        }

        @Override
        public Optional<InetAddress> addressOf(String interfaceName) {
            return Optional.empty();
        }

        @Override
        public InetAddress addressTowards(String host) {
            return InetAddress.getLoopbackAddress();
        }
    }
}
