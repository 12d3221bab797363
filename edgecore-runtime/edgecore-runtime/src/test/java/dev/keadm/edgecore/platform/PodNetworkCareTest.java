package dev.keadm.edgecore.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.keadm.windows.network.FakeHostNetworks;
import dev.keadm.windows.network.HostNetwork;
import dev.keadm.windows.network.HostNetworks;
import dev.keadm.windows.network.PodNetwork;
import dev.keadm.windows.network.PodNetworkFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;

class PodNetworkCareTest {
    @TempDir
    private Path data;

    private final PodNetworkGate gate = new PodNetworkGate();
    private final FakeHostNetworks networks = new FakeHostNetworks();
    private @Nullable PodNetworkCare care;

    private void start(HostNetworks used) {
        PodNetworkCare started = new PodNetworkCare(new PodNetwork(used, data), data, gate);
        care = started;
        started.start();
    }

    @AfterEach
    void stop() {
        if (care != null) {
            care.stop();
        }
    }

    private Path joined() throws IOException {
        Path config = data.resolve("0-keadm.conf");
        Files.writeString(data.resolve(PodNetworkFile.NAME), new PodNetworkFile("keadm", config.toString()).json());
        return config;
    }

    @Test
    void shouldLetPodsStartAtOnceOnSomebodyElsesNetwork() {
        start(networks.failing(new IOException("HNS must not be asked")));
        assertThat(gate.problem()).isEmpty();
    }

    @Test
    void shouldMakeTheNetworkThatABootForgotBeforePodsStart() throws IOException {
        Path config = joined();
        start(networks);
        await().until(() -> gate.problem().isEmpty());
        assertThat(networks.list()).extracting(HostNetwork::name).containsExactly("keadm");
        assertThat(config).content().contains("172.28.0.0/20");
    }

    @Test
    void shouldHoldPodsBackAndTryAgain() throws IOException {
        joined();
        AtomicInteger asked = new AtomicInteger();
        start(new HostNetworks() {
            @Override
            public List<HostNetwork> list() throws IOException {
                return networks.list();
            }

            @Override
            public HostNetwork createNat(String name) throws IOException {
                if (asked.incrementAndGet() == 1) {
                    throw new IOException("HNS is not there yet");
                }
                return networks.createNat(name);
            }

            @Override
            public void remove(String id) throws IOException {
                networks.remove(id);
            }
        });
        await().until(() -> gate.problem()
                .filter("the pods' network is not ready: HNS is not there yet"::equals)
                .isPresent());
        await().until(() -> gate.problem().isEmpty());
        assertThat(asked).hasValue(2);
    }

    @Test
    void shouldHoldPodsBackWhenJoinsNoteCannotBeRead() throws IOException {
        Files.writeString(data.resolve(PodNetworkFile.NAME), "no JSON");
        start(networks);
        assertThat(gate.problem()).hasValueSatisfying(problem -> assertThat(problem)
                .contains(PodNetworkFile.NAME));
    }
}
