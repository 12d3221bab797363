package dev.keadm.windows.host.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.windows.jna.NativeServiceCalls;
import dev.keadm.windows.registry.WindowsRegistry;
import dev.keadm.windows.service.ScmServiceManager;
import dev.keadm.wine.OnWindows;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Wine keeps the environment and the preshutdown timeout, and knows of nothing else. */
@OnWindows
class ScmServiceRecordsOnWindowsTest {
    private static final String NAME = "keadm-test-record";

    private final ScmServiceRecords records = new ScmServiceRecords(new NativeServiceCalls(), new WindowsRegistry());

    @AfterEach
    void removeService() throws Exception {
        new ScmServiceManager().remove(NAME);
    }

    @Test
    void shouldPutBackWhatTheSystemTellsOfAService() throws Exception {
        records.restore(known());

        ServiceRecord first = records.read(NAME).orElseThrow();
        assertThat(first.binaryPath()).isEqualTo(known().binaryPath());
        assertThat(first.description()).isEqualTo("Go's");
        assertThat(first.further()).isNotNull();
        assertThat(first.further().environment()).containsExactly("HTTPS_PROXY=http://p.test:1");
        assertThat(first.further().preshutdownMilliseconds()).isEqualTo(45_000);

        new ScmServiceManager().remove(NAME);
        records.restore(first);
        assertThat(records.read(NAME)).contains(first);
    }

    /** Wine knows of no delayed start, no failure flag and no SID. */
    private ServiceRecord known() {
        ServiceRecord all = ScmServiceRecordsTest.edgecore(NAME);
        return new ServiceRecord(
                all.name(),
                all.type(),
                all.startType(),
                all.errorControl(),
                all.binaryPath(),
                all.account(),
                all.displayName(),
                all.dependencies(),
                all.description(),
                all.resetSeconds(),
                all.actions(),
                new ServiceRecord.Further(
                        null,
                        null,
                        null,
                        45_000,
                        "edgecore is down",
                        "C:\\mail.cmd",
                        List.of("HTTPS_PROXY=http://p.test:1")));
    }
}
