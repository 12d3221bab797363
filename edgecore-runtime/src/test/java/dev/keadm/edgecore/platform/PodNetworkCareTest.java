package dev.keadm.edgecore.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.keadm.host.FakeFaults;
import dev.keadm.windows.network.FakeHostNetworks;
import dev.keadm.windows.network.HostNetwork;
import dev.keadm.windows.network.PodNetwork;
import dev.keadm.windows.network.PodNetworkFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PodNetworkCareTest {
    @TempDir
    Path data;

    private final FakeFaults faults = new FakeFaults();
    private final FakeHostNetworks networks = new FakeHostNetworks(faults);
    private final PodNetworkGate gate = new PodNetworkGate();

    private PodNetworkCare care(Duration pause) {
        return new PodNetworkCare(new PodNetwork(networks, data), data, gate, new Repetition(pause));
    }

    private void joined() throws Exception {
        Path config = data.resolve("10-keadm.conf");
        Files.writeString(data.resolve(PodNetworkFile.NAME), new PodNetworkFile("keadm", config.toString()).json());
    }

    @Test
    void shouldTryAgainUntilTheNetworkIsThereAndLetPodsStartThen() throws Exception {
        joined();
        faults.fail(FakeFaults.When.REFUSED, operation -> operation.number() < 3);

        care(Duration.ofMillis(1)).start();

        await().untilAsserted(() -> assertThat(gate.problem()).isEmpty());
        assertThat(faults.operations()).hasSize(3);
        assertThat(networks.list()).extracting(HostNetwork::name).containsExactly("keadm");
        assertThat(data.resolve("10-keadm.conf")).content().contains("172.30.0.0/20");
    }

    @Test
    void shouldHoldPodsBackAndSayWhyWhileTheNetworkIsNotThere() throws Exception {
        joined();
        faults.fail(FakeFaults.When.REFUSED, _ -> true);
        PodNetworkCare care = care(Duration.ofHours(1));

        care.start();

        await().untilAsserted(
                        () -> assertThat(gate.problem().orElse("")).startsWith("the pods' network is not ready: "));
        care.stop();
    }

    @Test
    void shouldHoldNoPodBackWhereTheNetworkIsSomebodyElses() throws Exception {
        care(Duration.ofHours(1)).start();

        assertThat(gate.problem()).isEmpty();
        assertThat(networks.list()).isEmpty();
    }

    @Test
    void shouldHoldPodsBackWhenJoinsNoteCannotBeRead() throws Exception {
        Files.writeString(data.resolve(PodNetworkFile.NAME), "no JSON");
        PodNetworkCare care = care(Duration.ofHours(1));

        care.start();

        await().untilAsserted(() -> assertThat(gate.problem().orElse("")).contains("not ready", PodNetworkFile.NAME));
        care.stop();
    }
}
