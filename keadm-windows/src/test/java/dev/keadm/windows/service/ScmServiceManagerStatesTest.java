package dev.keadm.windows.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.host.ServiceDefinition;
import dev.keadm.host.ServiceMatch;
import dev.keadm.host.ServiceStatus;
import dev.keadm.windows.jna.ServiceCalls.State;
import dev.keadm.windows.registry.FakeRegistry;
import dev.keadm.windows.registry.RegistryValue;
import dev.keadm.windows.service.FakeServiceCalls.Entry;
import dev.keadm.windows.service.FakeServiceCalls.Manner;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told to the manager, and the states in which real services get stuck. */
class ScmServiceManagerStatesTest {
    private static final String NAME = "edgecore";
    private static final String KEY = "SYSTEM\\CurrentControlSet\\Services\\edgecore";
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final FakeTime time = new FakeTime();
    private final FakeServiceCalls scm = new FakeServiceCalls(time);
    private final FakeRegistry registry = new FakeRegistry();
    private final ScmServiceManager services = new ScmServiceManager(scm, scm, registry, time.patience());

    ScmServiceManagerStatesTest() {
        registry.create(KEY);
    }

    private static ServiceDefinition definition() {
        return new ServiceDefinition(
                NAME,
                "KubeEdge agent",
                List.of("C:\\Program Files\\KubeEdge\\java.exe", "-jar", "C:\\a b.jar"),
                Map.of("JAVA_TOOL_OPTIONS", "", "HTTP_PROXY", "http://p:1"),
                "",
                Duration.ofSeconds(5));
    }

    /** An open handle would keep a service from ever being deleted. */
    @AfterEach
    void shouldLeaveNoHandleOpen() {
        assertThat(scm.openHandles()).isZero();
    }

    @Test
    void shouldTellTheManagerAllThatWineDrops() throws Exception {
        assertThat(services.install(definition())).isEmpty();

        assertThat(scm.changes())
                .containsExactly(
                        "create edgecore",
                        "description KubeEdge agent",
                        "failure actions FailureActions[resetSeconds=86400, actions=["
                                + "Action[type=1, delayMilliseconds=5000], Action[type=1, delayMilliseconds=30000], "
                                + "Action[type=1, delayMilliseconds=60000]], rebootMessage=, command=]",
                        "failure flag true",
                        "sid type 1",
                        "preshutdown 30000");
        assertThat(registry.read(KEY, "Environment"))
                .contains(new RegistryValue.Texts(List.of("HTTP_PROXY=http://p:1", "JAVA_TOOL_OPTIONS=")));
    }

    @Test
    void shouldChangeAServiceInPlace() throws Exception {
        Entry foreign = scm.with(NAME);
        foreign.state = State.RUNNING;
        assertThat(services.compare(definition())).isEqualTo(ServiceMatch.DIFFERENT);

        services.install(definition());

        assertThat(scm.changes()).startsWith("change edgecore").doesNotContain("create edgecore", "delete edgecore");
        assertThat(services.compare(definition())).isEqualTo(ServiceMatch.SAME);
        assertThat(foreign.state).isEqualTo(State.RUNNING);
    }

    @Test
    void shouldNoticeEachSettingThatSomebodyChanged() throws Exception {
        services.install(definition());
        try (var service = scm.open(NAME, 0)) {
            service.setFailureFlag(false);
        }

        assertThat(services.compare(definition())).isEqualTo(ServiceMatch.DIFFERENT);
    }

    @Test
    void shouldWarnOfALevelThatTheSystemDoesNotKnow() throws Exception {
        scm.withoutLevels(2, 5);

        List<String> warnings = services.install(definition());

        assertThat(warnings)
                .containsExactly(
                        "service-recovery: this Windows does not keep the recovery actions of service 'edgecore'"
                                + " (ChangeServiceConfig2W level 2: error 124 (the system does not know this level of"
                                + " configuration)): it is not started again when it dies.",
                        "service-sid: this Windows does not keep the security identifier of service 'edgecore'"
                                + " (ChangeServiceConfig2W level 5: error 124 (the system does not know this level of"
                                + " configuration)): access cannot be granted to it by its own name.");
        assertThat(services.compare(definition())).isEqualTo(ServiceMatch.SAME);
    }

    @Test
    void shouldWarnOfASettingThatReadsBackDifferently() throws Exception {
        scm.thatDropsPreshutdown();

        assertThat(services.install(definition()))
                .singleElement()
                .asString()
                .contains("service-preshutdown: ", "preshutdown timeout", "set to 30000, read back as 10000");
    }

    @Test
    void shouldWaitForTheOldOneToBeGone() throws Exception {
        markedForDeletion();
        Instant release = time.instant().plusSeconds(20);
        time.whenItPasses(() -> scm.entryIfThere(NAME)
                .filter(_ -> time.instant().isAfter(release))
                .ifPresent(entry -> entry.foreignHandles = 0));

        services.install(definition());

        assertThat(services.compare(definition())).isEqualTo(ServiceMatch.SAME);
        assertThat(scm.changes()).contains("create edgecore");
    }

    @Test
    void shouldNameTheUsualHoldersOfAServiceThatStaysMarked() throws Exception {
        markedForDeletion();
        Instant begin = time.instant();

        assertThatThrownBy(() -> services.install(definition()))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("'edgecore' is marked for deletion", "Services console", "restart");
        assertThat(Duration.between(begin, time.instant())).isBetween(DEADLINE, Duration.ofSeconds(61));
        assertThatThrownBy(() -> services.start(NAME, DEADLINE)).hasMessageContaining("marked for deletion");
        assertThatThrownBy(() -> services.remove(NAME)).hasMessageContaining("marked for deletion");
    }

    private void markedForDeletion() throws IOException {
        Entry entry = scm.with(NAME);
        entry.foreignHandles = 1;
        try (var service = scm.open(NAME, 0)) {
            service.delete();
        }
    }

    @Test
    void shouldWaitForAServiceThatStartsAndStopsSlowly() throws Exception {
        services.install(definition());
        scm.entry(NAME).starts = Manner.SLOWLY;
        scm.entry(NAME).stops = Manner.SLOWLY;

        services.start(NAME, DEADLINE);
        assertThat(services.status(NAME)).isInstanceOf(ServiceStatus.Running.class);
        services.stop(NAME, DEADLINE);

        assertThat(services.status(NAME)).isEqualTo(new ServiceStatus.Stopped());
        assertThat(scm.changes()).doesNotContain("kill");
    }

    @Test
    void shouldStartOneThatIsStillStopping() throws Exception {
        Entry entry = scm.with(NAME);
        entry.stops = Manner.SLOWLY;
        entry.state = State.STOP_PENDING;

        services.start(NAME, DEADLINE);

        assertThat(entry.state).isEqualTo(State.RUNNING);
    }

    @Test
    void shouldStopOneThatIsStillStarting() throws Exception {
        Entry entry = scm.with(NAME);
        entry.starts = Manner.SLOWLY;
        entry.state = State.START_PENDING;

        services.stop(NAME, DEADLINE);

        assertThat(entry.state).isEqualTo(State.STOPPED);
        assertThat(scm.changes()).containsExactly("stop edgecore");
    }

    @Test
    void shouldAskAgainWhenItTakesNoControls() throws Exception {
        Entry entry = running(NAME);
        entry.deafFor = 30;

        services.stop(NAME, DEADLINE);

        assertThat(scm.changes()).containsExactly("stop edgecore");
    }

    @Test
    void shouldStopThoseFirstThatDependOnIt() throws Exception {
        Entry entry = running(NAME);
        Entry middle = running("middle");
        middle.stops = Manner.SLOWLY;
        Entry outer = running("outer");
        entry.dependents.add(middle);
        middle.dependents.add(outer);

        services.stop(NAME, DEADLINE);

        assertThat(scm.changes()).containsExactly("stop outer", "stop middle", "stop edgecore");
    }

    /** The service may be another one of that name, as when a Go EdgeCore is replaced. */
    @Test
    void shouldStartThoseAgainThatHadToStopWithIt() throws Exception {
        Entry entry = running(NAME);
        Entry middle = running("middle");
        entry.dependents.add(middle);
        middle.dependents.add(running("outer"));
        entry.dependents.add(scm.with("resting"));

        services.stop(NAME, DEADLINE);
        services.remove(NAME);
        services.install(definition());
        scm.forgetChanges();
        services.start(NAME, DEADLINE);
        services.start(NAME, DEADLINE);

        assertThat(scm.changes()).containsExactly("start edgecore", "start middle", "start outer");
    }

    @Test
    void shouldNameThoseThatDoNotStartAgain() throws Exception {
        Entry entry = running(NAME);
        Entry failing = running("failing");
        failing.failsWith = 4;
        failing.starts = Manner.SLOWLY;
        entry.dependents.add(running("fine"));
        entry.dependents.add(failing);
        services.stop(NAME, DEADLINE);
        scm.forgetChanges();

        assertThatThrownBy(() -> services.start(NAME, DEADLINE))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Service 'failing', which had to stop with 'edgecore' as it depends on it,"
                        + " does not start again: ");
        assertThat(scm.changes()).contains("start edgecore", "start fine");
    }

    @Test
    void shouldStartThoseAgainThatStoppedBeforeOneThatWouldNot() throws Exception {
        Entry entry = running(NAME);
        Entry stubborn = running("stubborn");
        stubborn.stops = Manner.NEVER;
        entry.dependents.add(running("willing"));
        entry.dependents.add(stubborn);
        assertThatThrownBy(() -> services.stop(NAME, DEADLINE)).hasMessageContaining("'stubborn'");
        scm.forgetChanges();

        services.start(NAME, DEADLINE);

        assertThat(scm.changes()).containsExactly("start willing");
    }

    @Test
    void shouldNotKillTheServicesOfOthers() {
        Entry entry = running(NAME);
        Entry dependent = running("dependent");
        dependent.stops = Manner.NEVER;
        entry.dependents.add(dependent);

        assertThatThrownBy(() -> services.stop(NAME, DEADLINE))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("'dependent', which depends on 'edgecore', does not stop");
        assertThat(scm.changes()).doesNotContain("kill");
    }

    @Test
    void shouldKillAtTheDeadlineWithTheRecoveryActionsAtRest() throws Exception {
        services.install(definition());
        services.start(NAME, DEADLINE);
        scm.entry(NAME).stops = Manner.NEVER;
        Instant begin = time.instant();

        services.stop(NAME, DEADLINE);

        assertThat(Duration.between(begin, time.instant())).isGreaterThanOrEqualTo(DEADLINE);
        assertThat(services.status(NAME)).isEqualTo(new ServiceStatus.Stopped());
        assertThat(scm.changes())
                .containsSubsequence(
                        "stop edgecore",
                        "failure actions FailureActions[resetSeconds=0, actions=[], rebootMessage=, command=]",
                        "kill");
        assertThat(services.compare(definition())).isEqualTo(ServiceMatch.SAME);
    }

    @ParameterizedTest
    @ValueSource(ints = {1053, 109})
    void shouldWaitForOneThatDoesNotAnswerAndKillIt(int code) throws Exception {
        Entry entry = running(NAME);
        entry.stopError = code;
        long pid = entry.pid;

        services.stop(NAME, DEADLINE);

        assertThat(scm.open(pid)).isEmpty();
    }

    @Test
    void shouldNotHideAnErrorThatNobodyExpects() {
        running(NAME).stopError = 5;

        assertThatThrownBy(() -> services.stop(NAME, DEADLINE))
                .hasMessage("ControlService 1 on 'edgecore' failed: error 5 (access is denied)");
    }

    @Test
    void shouldSayWhatAServiceEndedWithThatWasToRun() throws Exception {
        services.install(definition());
        scm.entry(NAME).starts = Manner.SLOWLY;
        scm.entry(NAME).failsWith = 4;

        assertThatThrownBy(() -> services.start(NAME, DEADLINE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("'edgecore' stopped while it started: its own code 4");
    }

    @Test
    void shouldSayWhereAServiceHangsThatDoesNotRun() throws Exception {
        services.install(definition());
        scm.entry(NAME).starts = Manner.NEVER;

        assertThatThrownBy(() -> services.start(NAME, DEADLINE))
                .isInstanceOf(IOException.class)
                .hasMessage("Service 'edgecore' does not run after 30 s: it is starting, at check point 0 with 30000 ms"
                        + " to the next");
    }

    private Entry running(String name) {
        Entry entry = scm.with(name);
        try (var service = scm.open(name, 0)) {
            service.start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        scm.forgetChanges();
        return entry;
    }
}
