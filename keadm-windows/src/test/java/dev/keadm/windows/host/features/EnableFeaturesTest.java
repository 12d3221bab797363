package dev.keadm.windows.host.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.host.FakeHost;
import dev.keadm.windows.host.reboot.PendingRestart;
import dev.keadm.windows.registry.FakeRegistry;
import dev.keadm.windows.registry.RegistryValue;
import dev.keadm.workflow.Cancellation;
import dev.keadm.workflow.Event;
import dev.keadm.workflow.Outcome;
import dev.keadm.workflow.PlannedStep;
import dev.keadm.workflow.Workflow;
import dev.keadm.workflow.WorkflowRunner;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnableFeaturesTest {
    @TempDir
    Path folder;

    private final FakeHost host = new FakeHost();
    private final FakeFeatures features = new FakeFeatures(host.faults())
            .with(FeatureWish.CONTAINERS, FeatureState.DISABLED)
            .with(FeatureWish.HYPER_V, FeatureState.DISABLED);
    private final FakeRegistry registry = new FakeRegistry();
    private final List<Event> events = new ArrayList<>();
    private boolean readyRuntime;
    private boolean hyperV;
    private boolean inSpite;

    private EnableFeatures step() {
        return new EnableFeatures(
                features,
                FeatureWish.of(hyperV, Optional.empty(), inSpite),
                () -> readyRuntime,
                new PendingRestart(registry));
    }

    private WorkflowRunner runner() {
        return new WorkflowRunner(
                host.host(), folder.resolve("journal"), events::add, new Cancellation(), Clock.systemUTC());
    }

    private Outcome run() {
        return runner().run(new Workflow("join", List.of(step())), Duration.ofMinutes(1));
    }

    private PlannedStep plan() {
        runner().dryRun(new Workflow("join", List.of(step())));
        return ((Event.PlanMade) events.getFirst()).steps().getFirst();
    }

    @Test
    void shouldStopForARestartAndGoOnAfterIt() {
        assertThat(run()).isEqualTo(Outcome.REBOOT_NEEDED);
        assertThat(features.snapshot())
                .containsEntry(FeatureWish.CONTAINERS, FeatureState.ENABLE_PENDING)
                .containsEntry(FeatureWish.HYPER_V, FeatureState.DISABLED);
        assertThat(events)
                .contains(new Event.RebootNeeded(
                        "enable-features", "Windows feature 'Containers' is on only after a restart"));
        assertThat(run()).isEqualTo(Outcome.REBOOT_NEEDED);

        features.restart();

        assertThat(run()).isEqualTo(Outcome.CHANGED);
        assertThat(run()).isEqualTo(Outcome.NOTHING_TO_DO);
    }

    @Test
    void shouldGoOnAtOnceWhereNoRestartIsNeeded() {
        features.withoutRestarts();

        assertThat(run()).isEqualTo(Outcome.CHANGED);
        assertThat(features.state(FeatureWish.CONTAINERS)).isEqualTo(FeatureState.ENABLED);
    }

    @Test
    void shouldEnableHyperVOnlyWhereIsolationAsksForIt() {
        hyperV = true;

        run();

        assertThat(features.snapshot().values()).containsOnly(FeatureState.ENABLE_PENDING);
        assertThat(events)
                .contains(new Event.RebootNeeded(
                        "enable-features",
                        "Windows features 'Containers' and 'Microsoft-Hyper-V' are on only after a restart"));
    }

    @Test
    void shouldLeaveWindowsAloneBelowARuntimeThatIsReady() {
        readyRuntime = true;

        assertThat(run()).isEqualTo(Outcome.NOTHING_TO_DO);
        assertThat(host.faults().operations()).isEmpty();
    }

    @Test
    void shouldWantTheRestartFirstThatWindowsWaitsFor() {
        registry.create("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootPending");
        registry.with("SOFTWARE\\Microsoft\\Updates", "UpdateExeVolatile", new RegistryValue.Dword(0));

        assertThat(plan())
                .isEqualTo(new PlannedStep(
                        "enable-features",
                        PlannedStep.Kind.REBOOT,
                        "Windows waits for a restart (Component Based Servicing\\RebootPending), before which no feature"
                                + " can be enabled",
                        ""));
        inSpite = true;
        assertThat(run()).isEqualTo(Outcome.REBOOT_NEEDED);
        assertThat(features.state(FeatureWish.CONTAINERS)).isEqualTo(FeatureState.ENABLE_PENDING);
    }

    @Test
    void shouldBeBlockedWhereTheEditionHasNoSuchFeature() {
        features.with(FeatureWish.CONTAINERS, FeatureState.ABSENT);

        assertThatThrownBy(this::run).hasMessageContaining("This edition of Windows has no feature 'Containers'");
    }

    @Test
    void shouldSayWhereTheFilesAreToBeFoundWhenTheyAreMissing() {
        features.failing(0x800F081F);

        assertThatThrownBy(this::run)
                .hasMessageContaining("Cannot enable Windows feature 'Containers': DismEnableFeature on 'Containers'"
                        + " failed: error 0x800F081F (the files of the feature are not on this machine)")
                .extracting("hint")
                .asString()
                .contains("--feature-source");
        assertThat(features.state(FeatureWish.CONTAINERS)).isEqualTo(FeatureState.DISABLED);
    }

    @Test
    void shouldSendToARestartWhenTheInstallerFailed() {
        features.failing(0x800F0922);

        assertThatThrownBy(this::run).extracting("hint").asString().startsWith("Restart the machine");
    }

    @Test
    void shouldDisableAgainWhatDidNotCountYet() {
        run();

        assertThat(runner().undo("reset", List.of(EnableFeatures.back(features))))
                .isEqualTo(Outcome.UNDONE);

        assertThat(features.state(FeatureWish.CONTAINERS)).isEqualTo(FeatureState.DISABLED);
        assertThat(events)
                .contains(new Event.StepUndone(
                        "enable-features", "Disabled Windows feature 'Containers' before it counted"));
    }

    @Test
    void shouldLeaveWhatCountsAndSaySo() {
        run();
        features.restart();
        run();

        assertThat(runner().undo("reset", List.of(EnableFeatures.back(features))))
                .isEqualTo(Outcome.UNDONE);

        assertThat(features.state(FeatureWish.CONTAINERS)).isEqualTo(FeatureState.ENABLED);
        assertThat(events)
                .contains(new Event.StepUndone(
                        "enable-features",
                        "Left Windows feature 'Containers' on, since disabling takes a restart and others may use it by"
                                + " now; 'dism /Online /Disable-Feature /FeatureName:Containers' disables it"));
    }
}
