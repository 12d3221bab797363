package dev.keadm.host.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.host.ServiceDefinition;
import dev.keadm.host.ServiceManager;
import dev.keadm.host.ServiceManagerContract;
import dev.keadm.host.ServiceStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class SupervisedServiceManagerTest extends ServiceManagerContract {
    @TempDir
    Path temp;

    private final LinuxProcesses processes = new LinuxProcesses();

    @Override
    protected ServiceManager services() {
        return new SupervisedServiceManager(temp.resolve("services"), new LinuxFiles(), processes);
    }

    @Override
    protected ServiceDefinition definition() {
        return running("sleep 3000");
    }

    @Test
    void shouldStartAProgramAgainThatDies() throws Exception {
        start(running("echo begun; exec sleep 3000"));
        awaitInLog("begun");
        long first = pid();

        kill(first);

        awaitStatus(new ServiceStatus.Starting());
        assertThat(Wait.until(SOON, () -> services().status("sleeper") instanceof ServiceStatus.Running))
                .isTrue();
        assertThat(pid()).isNotEqualTo(first);
        assertThat(log()).startsWith("begun").contains("it ended with 137 and is started again in 1 s");
    }

    @Test
    void shouldStopWhileItWaitsToStartAgain() throws Exception {
        start(running("sleep 1; exit 3"));
        awaitStatus(new ServiceStatus.Starting());

        services().stop("sleeper", SOON);

        assertThat(services().status("sleeper")).isEqualTo(new ServiceStatus.Stopped());
        assertThat(leftOvers()).isEmpty();
    }

    @Test
    void shouldAskFirstAndKillAtTheDeadline() throws Exception {
        start(running("trap 'echo asked' TERM; echo ready; while :; do sleep 1; done"));
        awaitInLog("ready");
        long pid = pid();

        services().stop("sleeper", Duration.ofMillis(1500));

        assertThat(processes.find(pid)).isEmpty();
        assertThat(log()).contains("asked");
        assertThat(leftOvers()).isEmpty();
    }

    @Test
    void shouldLeaveWhatTheProgramStarted() throws Exception {
        start(running("setsid sleep 2345 & echo $! >" + temp.resolve("pod") + "; exec sleep 3000"));
        assertThat(Wait.until(SOON, () -> Files.exists(temp.resolve("pod")) && Files.size(temp.resolve("pod")) > 0))
                .isTrue();
        long pod = Long.parseLong(Files.readString(temp.resolve("pod")).strip());

        services().stop("sleeper", SOON);

        assertThat(processes.find(pod)).isPresent();
        kill(pod);
    }

    @Test
    void shouldReplaceAProgramWhoseScriptWasKilled() throws Exception {
        start(definition());
        long orphan = pid();
        kill(supervisor());
        awaitStatus(new ServiceStatus.Stopped());

        services().start("sleeper", SOON);

        assertThat(processes.find(orphan)).isEmpty();
        assertThat(pid()).isNotEqualTo(orphan);
    }

    @Test
    void shouldNotStopAnotherProcessThatHasTheNumberNow() throws Exception {
        services().install(definition());
        Process innocent = new ProcessBuilder("sleep", "3000").start();
        Files.writeString(temp.resolve("services/sleeper/supervisor"), innocent.pid() + " 1@earlier\n");
        Files.writeString(temp.resolve("services/sleeper/program"), innocent.pid() + " 1@earlier\n");

        services().stop("sleeper", SOON);

        assertThat(innocent.isAlive()).isTrue();
        innocent.destroy();
    }

    @Test
    void shouldGiveTheProgramItsOwnEnvironmentOnly() throws Exception {
        ServiceDefinition definition = new ServiceDefinition(
                "sleeper",
                "Sleeps",
                List.of("/bin/sh", "-c", "env; echo \"[$1]\"; exec sleep 3000", "sh", "it's $HOME \"100%\""),
                Map.of("KEY", "it's a value"),
                temp.resolve("log").toString(),
                Duration.ofSeconds(1));
        start(definition);
        awaitInLog("[");

        assertThat(log())
                .contains("KEY=it's a value\n")
                .contains("[it's $HOME \"100%\"]")
                .doesNotContain("JAVA_HOME");
    }

    @Test
    void shouldTurnTheLogOver() throws Exception {
        Files.write(temp.resolve("log"), new byte[11 << 20]);

        start(definition());

        assertThat(temp.resolve("log.1")).hasSize(11 << 20);
        assertThat(Files.size(temp.resolve("log"))).isLessThan(1 << 20);
    }

    @Test
    void shouldTakeItsFoldersWithIt() throws Exception {
        start(definition());
        services().stop("sleeper", SOON);

        services().remove("sleeper");

        assertThat(temp.resolve("services")).doesNotExist();
    }

    private ServiceDefinition running(String script) {
        return new ServiceDefinition(
                "sleeper",
                "Sleeps",
                List.of("/bin/sh", "-c", script),
                Map.of(),
                temp.resolve("log").toString(),
                Duration.ofSeconds(1));
    }

    private void start(ServiceDefinition definition) throws Exception {
        services().install(definition);
        services().start("sleeper", SOON);
    }

    private long pid() throws Exception {
        return ((ServiceStatus.Running) services().status("sleeper")).pid();
    }

    private long supervisor() throws IOException {
        String text = Files.readString(temp.resolve("services/sleeper/supervisor"));
        return Long.parseLong(text.substring(0, text.indexOf(' ')));
    }

    private static void kill(long pid) {
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
    }

    private void awaitStatus(ServiceStatus wanted) throws Exception {
        assertThat(Wait.until(SOON, () -> services().status("sleeper").equals(wanted)))
                .as("status %s", wanted)
                .isTrue();
    }

    private void awaitInLog(String text) throws Exception {
        assertThat(Wait.until(SOON, () -> Files.exists(temp.resolve("log")) && log().contains(text)))
                .isTrue();
    }

    private String log() throws IOException {
        return Files.readString(temp.resolve("log"));
    }

    private List<Path> leftOvers() throws IOException {
        return new LinuxFiles()
                .list(temp.resolve("services/sleeper")).stream()
                        .map(Path::getFileName)
                        .filter(name ->
                                !List.of("supervise", "command", "service.json").contains(name.toString()))
                        .toList();
    }
}
