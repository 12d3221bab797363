package dev.keadm.windows.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.host.FakeHost;
import dev.keadm.host.Host;
import dev.keadm.windows.eventlog.EventSource;
import dev.keadm.windows.registry.FakeRegistry;
import dev.keadm.windows.registry.RegistryValue;
import dev.keadm.workflow.Facts;
import dev.keadm.workflow.Plan;
import dev.keadm.workflow.Progress;
import dev.keadm.workflow.Recorded;
import dev.keadm.workflow.UndoResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegisterEventSourceTest {
    private static final String LOG = "SYSTEM\\CurrentControlSet\\Services\\EventLog\\Application";
    private static final String KEY = LOG + "\\edgecore";

    private static final Progress NOBODY = new Progress() {
        @Override
        public void say(String sentence) {}

        @Override
        public void warn(String sentence) {}

        @Override
        public void bytes(long done, long total) {}
    };

    private final FakeRegistry registry = new FakeRegistry().with(LOG, "MaxSize", new RegistryValue.Dword(20_971_520));
    private final Host host = new FakeHost().host();
    private final RegisterEventSource step = new RegisterEventSource(registry);

    @Test
    void shouldRegisterAndLeaveNothingBehind() throws Exception {
        var before = registry.snapshot();
        RegisterEventSource.Change change = change();
        assertThat(change.missing()).containsExactly(KEY);

        step.verify(step.apply(change, host, NOBODY), host.view(), NOBODY);

        assertThat(registry.values(KEY))
                .containsEntry(
                        "EventMessageFile", new RegistryValue.ExpandableText("%SystemRoot%\\System32\\EventCreate.exe"))
                .containsEntry("TypesSupported", new RegistryValue.Dword(7))
                .containsEntry("CustomSource", new RegistryValue.Dword(1));
        assertThat(step.plan(host.view(), Facts.none())).isInstanceOf(Plan.AlreadyDone.class);

        step.undo(new Recorded<>(change, Optional.empty()), host, NOBODY);
        assertThat(registry.snapshot()).isEqualTo(before);
        assertThat(step.undo(new Recorded<>(change, Optional.empty()), host, NOBODY))
                .isInstanceOf(UndoResult.NothingToUndo.class);
    }

    @Test
    void shouldPutBackTheSourceOfAnotherProgram() throws Exception {
        registry.with(KEY, "EventMessageFile", new RegistryValue.Text("C:\\old\\edgecore.exe"))
                .with(KEY, "TypesSupported", new RegistryValue.Dword(3))
                .with(KEY, "Other", new RegistryValue.Texts(List.of("kept")));
        var before = registry.snapshot();

        RegisterEventSource.Change change = change();
        step.apply(change, host, NOBODY);
        assertThat(registry.values(KEY)).containsAllEntriesOf(EventSource.AGENT.values());
        step.undo(new Recorded<>(change, Optional.empty()), host, NOBODY);

        assertThat(registry.snapshot()).isEqualTo(before);
    }

    @Test
    void shouldTakeBackAHalfWrittenSource() throws Exception {
        var before = registry.snapshot();
        RegisterEventSource.Change change = change();
        registry.with(KEY, "TypesSupported", new RegistryValue.Dword(7));

        step.undo(new Recorded<>(change, Optional.empty()), host, NOBODY);

        assertThat(registry.snapshot()).isEqualTo(before);
    }

    @Test
    void shouldRefuseAValueThatItCouldNotPutBack() throws Exception {
        registry.with(KEY, "EventMessageFile", new RegistryValue.Other(3, "00"));

        assertThat(step.plan(host.view(), Facts.none())).isInstanceOf(Plan.Blocked.class);
    }

    private RegisterEventSource.Change change() throws Exception {
        return switch (step.plan(host.view(), Facts.none())) {
            case Plan.Change<RegisterEventSource.Change, RegisterEventSource.Done>(var change) -> change;
            case Plan<RegisterEventSource.Change, RegisterEventSource.Done> other ->
                throw new AssertionError("planned " + other);
        };
    }
}
