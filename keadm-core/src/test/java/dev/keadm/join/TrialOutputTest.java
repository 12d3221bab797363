package dev.keadm.join;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.host.FakeHost;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TrialOutputTest {
    private static final String TIME = "2026-11-23T10:00:00.123456789Z ";

    @Test
    void shouldReadWhatAContainerSaid() throws Exception {
        FakeHost host = new FakeHost();
        host.files()
                .with(
                        "/run/log",
                        TIME + "stdout F Hello from here\r\n" + TIME + "stdout F \n" + TIME + "stderr P a  b\n"
                                + "torn");

        assertThat(TrialOutput.read(host.files(), Path.of("/run/log")))
                .containsExactly("Hello from here", "a  b", "torn");
    }

    @Test
    void shouldFindNothingWhereNothingWasSaid() throws Exception {
        assertThat(TrialOutput.read(new FakeHost().files(), Path.of("/run/log")))
                .isEmpty();
    }
}
