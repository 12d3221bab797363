package dev.keadm.windows.host.reboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keadm.host.FakeFaults;
import dev.keadm.host.FakeHost;
import dev.keadm.host.FileStatus;
import dev.keadm.request.JoinRequest;
import dev.keadm.windows.host.features.EnableFeatures;
import dev.keadm.windows.host.features.FakeFeatures;
import dev.keadm.windows.host.features.FeatureState;
import dev.keadm.windows.host.features.FeatureWish;
import dev.keadm.windows.registry.FakeRegistry;
import dev.keadm.workflow.Cancellation;
import dev.keadm.workflow.Event;
import dev.keadm.workflow.Outcome;
import dev.keadm.workflow.Step;
import dev.keadm.workflow.Workflow;
import dev.keadm.workflow.WorkflowException;
import dev.keadm.workflow.WorkflowRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The two steps that change Windows itself, one after the other as join has them. */
class GoOnAfterRestartTest {
    private static final JoinRequest.Reboot AUTO =
            new JoinRequest.Reboot(true, List.of("--cloudcore-ipport=a:10000", "--labels=a b=c", "--reboot=auto"));

    @TempDir
    Path folder;

    private FakeHost host = new FakeHost();
    private FakeFeatures features = new FakeFeatures(host.faults());
    private FakeBootTasks tasks = new FakeBootTasks(host.faults());
    private final List<Event> events = new ArrayList<>();
    private Map<String, String> environment = Map.of();

    @BeforeEach
    void prepareMachine() {
        host = new FakeHost();
        host.files().withFolder("/var/lib/kubeedge");
        features = new FakeFeatures(host.faults()).with(FeatureWish.CONTAINERS, FeatureState.DISABLED);
        tasks = new FakeBootTasks(host.faults());
    }

    private List<Step<?, ?>> steps() {
        EnableFeatures enable = new EnableFeatures(
                features,
                FeatureWish.of(false, Optional.empty(), false),
                () -> false,
                new PendingRestart(new FakeRegistry()));
        return List.of(
                new InstalledPrograms("/usr/local/lib/keadm/v1"),
                new GoOnAfterRestart(tasks, AUTO, enable, environment),
                enable);
    }

    private Outcome run() {
        return runner().run(new Workflow("join", steps()), Duration.ofMinutes(1));
    }

    private WorkflowRunner runner() {
        return new WorkflowRunner(
                host.host(), folder.resolve("journal"), events::add, new Cancellation(), Clock.systemUTC());
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "its paths are written as on Linux")
    void shouldRegisterTheInstalledCopyWithTheOptionsInAFileOfItsOwn() {
        assertThat(run()).isEqualTo(Outcome.REBOOT_NEEDED);

        assertThat(host.snapshot().files().get("/var/lib/kubeedge/join-after-restart.options"))
                .contains("--cloudcore-ipport=a:10000\n--labels=a b=c\n--reboot=auto\n");
        assertThat(tasks.snapshot()).containsOnlyKeys("KubeEdge join");
        BootTask task = tasks.snapshot().values().iterator().next();
        assertThat(task.program()).isEqualTo(Path.of("/usr/local/lib/keadm/v1/runtime/bin/java.exe"));
        assertThat(task.arguments())
                .endsWith(
                        "-jar",
                        "/usr/local/lib/keadm/v1/lib/keadm-cli-v1.jar",
                        "join",
                        "@/var/lib/kubeedge/join-after-restart.options",
                        "--run-log=/var/log/kubeedge/join-after-restart.log");
        assertThat(run()).isEqualTo(Outcome.REBOOT_NEEDED);
        assertThat(events)
                .contains(new Event.StepAlreadyDone("go-on-after-restart", 2, 3, "Task 'KubeEdge join' is registered"));
    }

    /** SYSTEM, as which join goes on, has an environment of its own. */
    @Test
    void shouldKeepTheProxiesWhereOnlyAdministratorsRead() throws Exception {
        environment = Map.of(
                "https_proxy", "http://user:secret@proxy.test:3128", "NO_PROXY", ".test, 10.0.0.0/8", "PATH", "C:\\");
        FakeHost.Snapshot before = host.snapshot();

        assertThat(run()).isEqualTo(Outcome.REBOOT_NEEDED);

        Path file = Path.of("/var/lib/kubeedge/join-after-restart.proxies");
        assertThat(host.files().readString(file))
                .isEqualTo("NO_PROXY=.test, 10.0.0.0/8\nhttps_proxy=http://user:secret@proxy.test:3128\n");
        assertThat(host.files().status(file))
                .isInstanceOfSatisfying(
                        FileStatus.RegularFile.class,
                        it -> assertThat(it.protection()).isEqualTo("private"));
        BootTask task = tasks.snapshot().values().iterator().next();
        assertThat(task.xml()).doesNotContain("secret").contains("-Dkeadm.proxies=" + file);
        assertThat(folder.resolve("journal/journal.jsonl")).content().doesNotContain("secret");

        environment = Map.of();
        assertThat(run()).isEqualTo(Outcome.REBOOT_NEEDED);
        assertThat(events)
                .contains(new Event.StepAlreadyDone("go-on-after-restart", 2, 3, "Task 'KubeEdge join' is registered"));
        runner().undo("reset", List.of(GoOnAfterRestart.back(tasks), EnableFeatures.back(features)));
        assertThat(host.snapshot()).isEqualTo(before);
    }

    @Test
    void shouldGoOnWithTheProxiesOfTheJoinThatWasBegun() throws Exception {
        Path file = Files.writeString(folder.resolve("proxies"), "https_proxy=http://user:a=b@proxy.test:3128\n");
        Map<String, String> own = Map.of("HTTPS_PROXY", "http://other.test", "NO_PROXY", "x", "PATH", "p");

        assertThat(RestartProxies.environment(own, Optional.of(file)))
                .isEqualTo(Map.of("https_proxy", "http://user:a=b@proxy.test:3128", "PATH", "p"));
        assertThat(RestartProxies.environment(own, Optional.empty())).isEqualTo(own);
        assertThatThrownBy(() -> RestartProxies.environment(own, Optional.of(folder.resolve("gone"))))
                .hasMessageContaining("gone");
    }

    @Test
    void shouldRegisterNothingWhereNoRestartIsNeeded() {
        features.with(FeatureWish.CONTAINERS, FeatureState.ENABLED);

        assertThat(run()).isEqualTo(Outcome.NOTHING_TO_DO);
        assertThat(tasks.snapshot()).isEmpty();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "its paths are written as on Linux")
    void shouldBeTakenBackByReset() {
        FakeHost.Snapshot before = host.snapshot();
        run();

        assertThat(runner().undo("reset", List.of(GoOnAfterRestart.back(tasks), EnableFeatures.back(features))))
                .isEqualTo(Outcome.UNDONE);

        assertThat(tasks.snapshot()).isEmpty();
        assertThat(host.snapshot()).isEqualTo(before);
        assertThat(features.state(FeatureWish.CONTAINERS)).isEqualTo(FeatureState.DISABLED);
    }

    @ParameterizedTest
    @EnumSource(FakeFaults.When.class)
    @EnabledOnOs(value = OS.LINUX, disabledReason = "its paths are written as on Linux")
    void shouldLeaveNothingBehindWhicheverChangeFails(FakeFaults.When when) {
        for (int number = 1; number <= 4; number++) {
            prepareMachine();
            environment = Map.of("HTTPS_PROXY", "http://proxy.test:3128");
            FakeHost.Snapshot before = host.snapshot();
            int failing = number;
            host.faults().fail(when, operation -> operation.number() == failing);

            WorkflowException failure = catchThrowableOfType(WorkflowException.class, this::run);

            assertThat(failure).hasMessageContaining("fault: ").hasMessageContaining("All changes are undone.");
            assertThat(host.snapshot()).isEqualTo(before);
            assertThat(tasks.snapshot()).isEmpty();
            assertThat(features.state(FeatureWish.CONTAINERS)).isEqualTo(FeatureState.DISABLED);
        }
    }
}
