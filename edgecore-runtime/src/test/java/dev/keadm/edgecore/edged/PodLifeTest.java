package dev.keadm.edgecore.edged;

import static dev.keadm.edgecore.edged.PodLifeFixture.container;
import static dev.keadm.edgecore.edged.PodLifeFixture.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.cri.CriException;
import dev.keadm.edgecore.api.PodStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PodLifeTest {
    private static final String MAIN = "\"containers\":[" + container("main", "") + "]";
    private static final String ALL = "\"initContainers\":["
            + container("first", ",\"command\":[\"exit 0\"]") + ","
            + container("proxy", ",\"restartPolicy\":\"Always\"") + ","
            + container("second", ",\"command\":[\"exit 0\"]") + "],"
            + MAIN;

    @TempDir
    private Path logs;

    @Test
    void shouldRunAPodAndTellItsStatus() {
        PodLifeFixture f = new PodLifeFixture(logs, pod(MAIN));

        f.settle();

        assertThat(f.cri.running()).containsExactly("main#0");
        PodStatus status = f.told();
        assertThat(status.phase()).isEqualTo("Running");
        assertThat(status.podIP()).startsWith("10.1.0.");
        assertThat(status.hostIP()).isEqualTo("10.0.0.5");
        assertThat(status.conditions())
                .extracting(c -> c.type() + "=" + c.status())
                .containsExactly(
                        "PodReadyToStartContainers=True",
                        "Initialized=True",
                        "Ready=True",
                        "ContainersReady=True",
                        "PodScheduled=True");
        assertThat(f.toldOf("main").ready()).isTrue();
        assertThat(f.toldOf("main").containerID()).startsWith("containerd://");
        assertThat(f.cloud.patches.getLast()).contains("\"metadata\":{\"uid\":\"0f3c\"}");
        int told = f.cloud.patches.size();
        f.after(Duration.ofSeconds(5));
        assertThat(f.cloud.patches).hasSize(told);
    }

    @Test
    void shouldStartInitContainersInOrderAndKeepSidecars() {
        PodLifeFixture f = new PodLifeFixture(logs, pod(ALL));

        f.settle();

        assertThat(started(f)).containsExactly("first", "proxy", "second", "main");
        assertThat(f.cri.running()).containsExactly("main#0", "proxy#0");
        assertThat(f.told().phase()).isEqualTo("Running");
        f.cri.exit("web", "proxy", 1);
        f.settle();
        assertThat(f.cri.running()).containsExactly("main#0", "proxy#1");
    }

    @Test
    void shouldTakeInitContainersForDoneThatTheRuntimeForgotOnceLaterOnesRun() throws CriException {
        PodLifeFixture f = new PodLifeFixture(logs, pod(ALL));
        f.settle();
        String first = f.cri.listContainers().stream()
                .filter(container -> container.metadata.name.equals("first"))
                .findFirst()
                .orElseThrow()
                .id;
        f.cri.removeContainer(first);

        f.after(Duration.ofMinutes(1));

        assertThat(f.told().conditions())
                .anySatisfy(c -> assertThat(c.type() + "=" + c.status()).isEqualTo("Initialized=True"));
        assertThat(f.toldOf("first").state().terminated()).isNotNull();
        assertThat(f.toldOf("first").ready()).isTrue();
    }

    @Test
    void shouldStopSidecarsLastInReverseOrder() {
        PodLifeFixture f = new PodLifeFixture(
                logs,
                pod("\"initContainers\":[" + container("a", ",\"restartPolicy\":\"Always\"") + ","
                        + container("b", ",\"restartPolicy\":\"Always\"") + "]," + MAIN));
        f.settle();
        f.cri.forgetChanges();

        f.delete(30);
        f.settle();

        assertThat(f.cri.changes())
                .containsExactly(
                        "StopContainer main",
                        "StopContainer b",
                        "StopContainer a",
                        "StopPodSandbox web",
                        "RemovePodSandbox web");
        assertThat(f.cloud.deleted).containsExactly("shop/web/0f3c");
        assertThat(f.preparation.calls).contains("tearDown 0f3c");
        assertThat(f.toldOf("main").state().terminated()).isNotNull();
        assertThat(f.told().phase()).isEqualTo("Failed");
    }

    @Test
    void shouldBackOffAsTheKubeletDoes() {
        PodLifeFixture f = new PodLifeFixture(logs, pod(MAIN));
        f.settle();
        f.after(Duration.ofSeconds(1));

        f.cri.exit("web", "main", 1);
        f.settle();
        assertThat(f.cri.running()).containsExactly("main#1");
        f.cri.exit("web", "main", 1);
        f.settle();
        assertThat(f.cri.running()).isEmpty();
        assertThat(f.waitingReason("main")).isEqualTo("CrashLoopBackOff");
        assertThat(f.toldOf("main").lastState().terminated()).isNotNull();
        assertThat(f.told().phase()).isEqualTo("Running");
        f.after(Duration.ofSeconds(9));
        assertThat(f.cri.running()).isEmpty();
        f.after(Duration.ofSeconds(1));
        assertThat(f.cri.running()).containsExactly("main#2");
        f.cri.exit("web", "main", 1);
        f.after(Duration.ofSeconds(19));
        assertThat(f.cri.running()).isEmpty();
        f.after(Duration.ofSeconds(1));
        assertThat(f.cri.running()).containsExactly("main#3");
        assertThat(f.toldOf("main").restartCount()).isEqualTo(3);
        f.after(Duration.ofMinutes(11));
        f.cri.exit("web", "main", 1);
        f.settle();
        assertThat(f.cri.running()).containsExactly("main#4");
    }

    @Test
    void shouldKeepOneDeadContainerOfAName() throws CriException {
        PodLifeFixture f = new PodLifeFixture(logs, pod(MAIN));
        f.settle();
        for (int i = 0; i < 4; i++) {
            f.cri.exit("web", "main", 1);
            f.after(Duration.ofMinutes(11));
        }

        assertThat(f.cri.listContainers()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void shouldEndAPodThatIsNotRestarted(int code) {
        PodLifeFixture f = new PodLifeFixture(logs, pod("\"restartPolicy\":\"Never\"," + ALL));
        f.settle();

        f.cri.exit("web", "main", code);
        f.settle();

        assertThat(f.cri.running()).isEmpty();
        assertThat(f.told().phase()).isEqualTo(code == 0 ? "Succeeded" : "Failed");
        assertThat(f.told().conditions())
                .filteredOn(c -> c.type().equals("Ready"))
                .allSatisfy(c -> assertThat(c.reason()).isEqualTo(code == 0 ? "PodCompleted" : "PodFailed"));
        f.restartAgent();
        f.after(Duration.ofMinutes(5));
        assertThat(f.cri.running()).isEmpty();
        assertThat(f.told().phase()).isEqualTo(code == 0 ? "Succeeded" : "Failed");
    }

    @Test
    void shouldFailAPodWhoseInitContainerFailsForGood() {
        PodLifeFixture f = new PodLifeFixture(
                logs,
                pod("\"restartPolicy\":\"Never\",\"initContainers\":[" + container("first", ",\"command\":[\"exit 1\"]")
                        + "]," + MAIN));

        f.settle();

        assertThat(f.told().phase()).isEqualTo("Failed");
        assertThat(started(f)).containsExactly("first");
    }

    @Test
    void shouldSayWhyAContainerWaits() {
        PodLifeFixture f = new PodLifeFixture(logs, pod(MAIN));
        f.preparation.volumes = Optional.of(new Outcome.Waiting<>("ContainerCreating", "no configmap"));
        f.settle();
        assertThat(f.waitingReason("main")).isEqualTo("ContainerCreating");
        assertThat(f.told().phase()).isEqualTo("Pending");

        f.preparation.volumes = Optional.empty();
        f.preparation.image = Optional.of(new Outcome.Waiting<>("ErrImagePull", "no such image"));
        f.after(Duration.ofSeconds(2));
        assertThat(f.cloud.patches).anyMatch(p -> p.contains("ErrImagePull"));
        assertThat(f.waitingReason("main")).isEqualTo("ImagePullBackOff");

        f.preparation.image = Optional.empty();
        f.preparation.config = Optional.of(new Outcome.Waiting<>("CreateContainerConfigError", "no secret"));
        f.after(Duration.ofSeconds(10));
        assertThat(f.waitingReason("main")).isEqualTo("CreateContainerConfigError");

        f.preparation.config = Optional.empty();
        f.after(Duration.ofSeconds(10));
        assertThat(f.told().phase()).isEqualTo("Running");
    }

    @Test
    void shouldMakeTheSandboxAnewWhenItDied() throws CriException {
        PodLifeFixture f = new PodLifeFixture(logs, pod(ALL));
        f.settle();

        f.cri.reboot();
        f.restartAgent();
        f.settle();

        assertThat(f.cri.running()).containsExactly("main#1", "proxy#1");
        assertThat(started(f)).containsExactly("first", "proxy", "second", "main", "first", "proxy", "second", "main");
        assertThat(f.cri.listPodSandboxes().getLast().metadata.attempt).isEqualTo(1);
    }

    @Test
    void shouldFailAPodPastItsDeadline() {
        PodLifeFixture f = new PodLifeFixture(logs, pod("\"activeDeadlineSeconds\":60," + MAIN));
        f.settle();

        f.after(Duration.ofSeconds(61));

        assertThat(f.cri.running()).isEmpty();
        assertThat(f.told().phase()).isEqualTo("Failed");
        assertThat(f.told().reason()).isEqualTo("DeadlineExceeded");
    }

    @Test
    void shouldTakeDownAPodThatIsGoneWithoutTellingAnybody() {
        PodLifeFixture f = new PodLifeFixture(logs, pod(MAIN));
        f.settle();
        int told = f.cloud.patches.size();

        f.gone = true;
        PodLife.Next next = f.settle();

        assertThat(next.over()).isTrue();
        assertThat(f.cri.changes()).endsWith("StopPodSandbox web", "RemovePodSandbox web");
        assertThat(f.cloud.patches).hasSize(told);
        assertThat(f.cloud.deleted).isEmpty();
    }

    @Test
    void shouldTakeDownADeletedPodWhileTheCloudIsAwayAndSaySoLater() {
        PodLifeFixture f = new PodLifeFixture(logs, pod(MAIN));
        f.settle();
        f.cloud.away = true;

        f.delete(30);
        f.settle();
        assertThat(f.cri.running()).isEmpty();
        assertThat(f.cloud.deleted).isEmpty();
        f.cloud.away = false;
        f.after(Duration.ofSeconds(6));

        assertThat(f.told().phase()).isEqualTo("Failed");
        assertThat(f.cloud.deleted).containsExactly("shop/web/0f3c");
    }

    /** The agent dies after its n-th change, its answer lost; the next one must end at the same, with nothing twice. */
    @Test
    void shouldComeToTheSameAfterACrashAtAnyStep() throws CriException {
        PodLifeFixture whole = new PodLifeFixture(logs, pod(ALL));
        whole.settle();
        int steps = whole.cri.changes().size();
        for (int dieAt = 1; dieAt <= steps; dieAt++) {
            PodLifeFixture f = new PodLifeFixture(logs, pod(ALL));
            crashAfter(f, dieAt);

            f.restartAgent();
            f.settle();

            assertThat(f.cri.running()).describedAs("died at %d", dieAt).containsExactly("main#0", "proxy#0");
            assertThat(f.cri.listPodSandboxes()).hasSize(1);
            assertThat(f.cri.listContainers()).hasSize(4);
            assertThat(f.told().phase()).isEqualTo("Running");
        }
    }

    @Test
    void shouldEndADeletionAfterACrashAtAnyStep() throws CriException {
        for (int dieAt = 1; dieAt <= 4; dieAt++) {
            PodLifeFixture f = new PodLifeFixture(logs, pod(ALL));
            f.settle();
            f.cri.forgetChanges();
            f.delete(30);
            crashAfter(f, dieAt);

            f.restartAgent();
            f.settle();

            assertThat(f.cri.listPodSandboxes())
                    .describedAs("died at %d", dieAt)
                    .isEmpty();
            assertThat(f.cri.listContainers()).isEmpty();
            assertThat(f.cloud.deleted).contains("shop/web/0f3c");
        }
    }

    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static void crashAfter(PodLifeFixture f, int changes) {
        f.cri.after(call -> {
            if (f.cri.changes().size() >= changes) {
                throw new Crash();
            }
        });
        try {
            f.settle();
        } catch (Crash _) {
            // the agent is dead
        }
    }

    private static List<String> started(PodLifeFixture f) {
        List<String> names = new ArrayList<>();
        for (String change : f.cri.changes()) {
            if (change.startsWith("StartContainer ")) {
                names.add(change.substring("StartContainer ".length()));
            }
        }
        return names;
    }
}
