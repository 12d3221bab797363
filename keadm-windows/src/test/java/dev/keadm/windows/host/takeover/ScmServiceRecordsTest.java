package dev.keadm.windows.host.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.windows.registry.FakeRegistry;
import dev.keadm.windows.registry.RegistryValue;
import dev.keadm.windows.service.FakeServiceCalls;
import io.avaje.jsonb.Jsonb;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScmServiceRecordsTest {
    private final FakeRegistry registry = new FakeRegistry()
            .with("SYSTEM\\CurrentControlSet\\Services\\edgecore", "Type", new RegistryValue.Dword(16));

    static ServiceRecord edgecore(String name) {
        return new ServiceRecord(
                name,
                16,
                2,
                1,
                "C:\\usr\\local\\bin\\edgecore.exe",
                "LocalSystem",
                "Edge Core",
                List.of(),
                "Go's",
                3600,
                List.of(
                        new ServiceRecord.Action(1, 5000),
                        new ServiceRecord.Action(2, 60_000),
                        new ServiceRecord.Action(3, 0)),
                new ServiceRecord.Further(
                        true,
                        true,
                        1,
                        45_000,
                        "edgecore is down",
                        "C:\\mail.cmd",
                        List.of("HTTPS_PROXY=http://p.test:1")));
    }

    @Test
    void shouldPutBackAllThatItKept() throws Exception {
        ScmServiceRecords records = new ScmServiceRecords(new FakeServiceCalls(), registry);

        records.restore(edgecore("edgecore"));

        assertThat(records.read("edgecore")).contains(edgecore("edgecore"));
        assertThat(records.read("other")).isEmpty();
    }

    @Test
    void shouldSetNothingThatANewServiceHasAnyway() throws Exception {
        FakeServiceCalls calls = new FakeServiceCalls();
        ScmServiceRecords first = new ScmServiceRecords(calls, registry);
        first.restore(edgecore("edgecore"));
        ServiceRecord plain = new ServiceRecord(
                "plain", 16, 3, 1, "C:\\x.exe", "LocalSystem", "plain", List.of(), "", 0, List.of(), null);

        first.restore(plain);

        assertThat(calls.changes().getLast()).isEqualTo("create plain");
    }

    @Test
    void shouldNotMissWhatTheSystemDoesNotKnow() throws Exception {
        FakeServiceCalls calls = new FakeServiceCalls();
        ScmServiceRecords records = new ScmServiceRecords(calls, registry);
        records.restore(edgecore("edgecore"));
        calls.withoutLevels(2, 3, 4, 5);

        ServiceRecord.Further further = records.read("edgecore").orElseThrow().further();

        assertThat(further)
                .isEqualTo(new ServiceRecord.Further(
                        null, null, null, 45_000, "", "", List.of("HTTPS_PROXY=http://p.test:1")));
    }

    /** A journal of an earlier version says nothing of it. */
    @Test
    void shouldReadARecordWithoutFurtherSettings() {
        var json = Jsonb.builder().build().type(ServiceRecord.class);
        ServiceRecord old = new ServiceRecord(
                "edgecore", 16, 2, 1, "x", "LocalSystem", "edgecore", List.of(), "", 0, List.of(), null);

        assertThat(json.fromJson(json.toJson(old))).isEqualTo(old);
        assertThat(json.fromJson(json.toJson(edgecore("edgecore")))).isEqualTo(edgecore("edgecore"));
    }
}
