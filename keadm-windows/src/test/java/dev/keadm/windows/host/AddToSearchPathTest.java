package dev.keadm.windows.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.host.FakeHost;
import dev.keadm.host.Host;
import dev.keadm.join.InstallPrograms;
import dev.keadm.windows.registry.FakeRegistry;
import dev.keadm.windows.registry.RegistryValue;
import dev.keadm.windows.registry.RegistryValue.ExpandableText;
import dev.keadm.workflow.Facts;
import dev.keadm.workflow.Plan;
import dev.keadm.workflow.Progress;
import dev.keadm.workflow.Recorded;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddToSearchPathTest {
    private static final Path PROGRAMS = Path.of("/Program Files/KubeEdge/0.1.0");
    private static final String OURS = PROGRAMS.resolve("bin").toString();
    private static final Facts INSTALLED = Facts.none().with(new InstallPrograms.Done(PROGRAMS.toString()));

    private static final Progress NOBODY = new Progress() {
        @Override
        public void say(String sentence) {}

        @Override
        public void warn(String sentence) {}

        @Override
        public void bytes(long done, long total) {}
    };

    private final FakeRegistry registry = new FakeRegistry();
    private final Host host = new FakeHost().host();
    private int told;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%SystemRoot%\\system32;%SystemRoot%",
                "%SystemRoot%\\system32;;C:\\odd;",
                "\"C:\\a;b\";C:\\c",
                ""
            })
    void shouldPutBackWhatWasThereToTheLetter(String before) throws Exception {
        registry.with(AddToSearchPath.KEY, AddToSearchPath.VALUE, new ExpandableText(before));

        AddToSearchPath.Change change = change();
        step().apply(change, host, NOBODY);
        assertThat(path()).isInstanceOf(ExpandableText.class);
        assertThat(((ExpandableText) path()).text()).startsWith(before).endsWith(OURS);
        step().undo(new Recorded<>(change, Optional.empty()), host, NOBODY);

        assertThat(path()).isEqualTo(new ExpandableText(before));
        assertThat(told).isEqualTo(2);
    }

    @Test
    void shouldTakeOnlyItsOwnEntryAwayWhenOthersChangedThePathMeanwhile() throws Exception {
        registry.with(AddToSearchPath.KEY, AddToSearchPath.VALUE, new ExpandableText("%SystemRoot%"));
        AddToSearchPath.Change change = change();
        step().apply(change, host, NOBODY);
        registry.with(
                AddToSearchPath.KEY,
                AddToSearchPath.VALUE,
                new ExpandableText("C:\\first;%SystemRoot%;" + OURS.toUpperCase(Locale.ROOT) + "\\;C:\\later;"));

        step().undo(new Recorded<>(change, Optional.empty()), host, NOBODY);

        assertThat(path()).isEqualTo(new ExpandableText("C:\\first;%SystemRoot%;C:\\later;"));
    }

    @Test
    void shouldLeaveAPathAloneThatHasIt() throws Exception {
        registry.with(AddToSearchPath.KEY, AddToSearchPath.VALUE, new RegistryValue.Text("C:\\x;" + OURS + "\\"));

        assertThat(step().plan(host.view(), INSTALLED)).isInstanceOf(Plan.AlreadyDone.class);
    }

    @Test
    void shouldTakeAwayTheWholeValueWhenThereWasNone() throws Exception {
        registry.create(AddToSearchPath.KEY);
        AddToSearchPath.Change change = change();
        step().apply(change, host, NOBODY);

        step().undo(new Recorded<>(change, Optional.empty()), host, NOBODY);

        assertThat(registry.read(AddToSearchPath.KEY, AddToSearchPath.VALUE)).isEmpty();
    }

    private AddToSearchPath step() {
        return new AddToSearchPath(registry, () -> told++);
    }

    private AddToSearchPath.Change change() throws Exception {
        if (step().plan(host.view(), INSTALLED) instanceof Plan.Change<AddToSearchPath.Change, ?>(var intent)) {
            return intent;
        }
        throw new AssertionError("nothing is planned");
    }

    private RegistryValue path() {
        return registry.read(AddToSearchPath.KEY, AddToSearchPath.VALUE).orElseThrow();
    }
}
