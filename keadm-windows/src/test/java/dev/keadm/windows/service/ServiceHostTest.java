package dev.keadm.windows.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.keadm.windows.jna.HostedServiceCalls.Accept;
import dev.keadm.windows.jna.HostedServiceCalls.Status;
import dev.keadm.windows.jna.ServiceCalls.Control;
import dev.keadm.windows.jna.ServiceCalls.State;
import dev.keadm.windows.jna.WindowsErrors;
import dev.keadm.windows.jna.WindowsException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ServiceHostTest {
    /** Remembers how the process would have ended. */
    private static final class RecordingEnd implements ServiceEnd {
        private final List<String> said = new CopyOnWriteArrayList<>();

        @Override
        public void fatal(String sentence, Throwable cause) {
            said.add("fatal " + cause.getMessage());
        }

        @Override
        public void stuck(String threads) {
            said.add(threads.contains("\"service\"") ? "stuck" : threads);
        }

        @Override
        public void halt(int code) {
            said.add("halt " + code);
        }
    }

    private final FakeHostedServiceCalls calls = new FakeHostedServiceCalls();
    private final RecordingEnd end = new RecordingEnd();

    private FutureTask<OptionalInt> run(Duration stopLimit, HostedService service) {
        FutureTask<OptionalInt> task =
                new FutureTask<>(() -> new ServiceHost(calls, end, stopLimit).run("edgecore", service));
        Thread.ofVirtual().start(task);
        return task;
    }

    private FutureTask<OptionalInt> run(HostedService service) {
        return run(Duration.ofMinutes(1), service);
    }

    @ParameterizedTest
    @ValueSource(ints = {Control.STOP, Control.PRESHUTDOWN})
    void shouldTellEachStateOnceAndCheckPointsThatGrow(int control) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        FutureTask<OptionalInt> host = run(session -> {
            session.progress();
            session.running();
            begun.countDown();
            session.awaitStop();
            session.progress();
            return HostedService.OK;
        });
        assertThat(begun.await(10, SECONDS)).isTrue();

        assertThat(calls.control(control)).isEqualTo(WindowsErrors.SUCCESS);

        assertThat(host.get()).hasValue(0);
        assertThat(calls.told())
                .containsExactly(
                        new Status(State.START_PENDING, Accept.NOTHING, 0, 0, 1, 60_000),
                        new Status(State.START_PENDING, Accept.NOTHING, 0, 0, 2, 60_000),
                        new Status(State.RUNNING, Accept.STOP | Accept.PRESHUTDOWN, 0, 0, 0, 0),
                        new Status(State.STOP_PENDING, Accept.NOTHING, 0, 0, 1, 30_000),
                        new Status(State.STOP_PENDING, Accept.NOTHING, 0, 0, 2, 30_000),
                        new Status(State.STOPPED, Accept.NOTHING, 0, 0, 0, 0));
        assertThat(end.said).isEmpty();
    }

    @Test
    void shouldAnswerTheHandlerAtOnceThoughStoppingTakesLong() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        FutureTask<OptionalInt> host = run(session -> {
            session.running();
            session.awaitStop();
            release.await();
            return HostedService.OK;
        });
        await().until(() -> !calls.told().isEmpty() && calls.last().state() == State.RUNNING);

        calls.control(Control.STOP);

        assertThat(calls.control(Control.INTERROGATE)).isEqualTo(WindowsErrors.SUCCESS);
        assertThat(calls.control(77)).isEqualTo(WindowsErrors.CALL_NOT_IMPLEMENTED);
        assertThat(calls.last().state()).isEqualTo(State.STOP_PENDING);
        release.countDown();
        assertThat(host.get()).hasValue(0);
    }

    @Test
    void shouldGiveItsOwnCodeWhenItCannotStart() throws Exception {
        FutureTask<OptionalInt> host = run(_ -> 4);

        assertThat(host.get()).hasValue(4);
        assertThat(calls.last())
                .isEqualTo(new Status(State.STOPPED, Accept.NOTHING, WindowsErrors.SERVICE_SPECIFIC_ERROR, 4, 0, 0));
    }

    @Test
    void shouldReportAnExceptionWhileItStarts() throws Exception {
        FutureTask<OptionalInt> host = run(_ -> {
            throw new IllegalStateException("broken");
        });

        assertThat(host.get()).hasValue(1);
        assertThat(end.said).containsExactly("fatal broken");
        assertThat(calls.last().state()).isEqualTo(State.STOPPED);
        assertThat(calls.last().ownExitCode()).isEqualTo(1);
    }

    /** Windows takes recovery actions for a process that dies, and for STOPPED with a code only after its next start. */
    @Test
    void shouldEndWithoutAWordToTheManagerWhenItFailsOnceItRan() throws Exception {
        FutureTask<OptionalInt> _ = run(session -> {
            session.running();
            throw new IllegalStateException("broken");
        });

        await().until(() -> end.said.contains("halt 1"));
        assertThat(end.said).containsExactly("fatal broken", "halt 1");
        assertThat(calls.last().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void shouldEndAServiceThatDoesNotStopAndShowWhereItHangs() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        FutureTask<OptionalInt> _ = run(Duration.ofMillis(100), session -> {
            session.running();
            session.awaitStop();
            never.await();
            return HostedService.OK;
        });
        await().until(() -> !calls.told().isEmpty() && calls.last().state() == State.RUNNING);

        calls.control(Control.STOP);

        await().until(() -> end.said.contains("halt 1"));
        assertThat(end.said).containsExactly("stuck", "halt 1");
        assertThat(calls.last().state()).isEqualTo(State.STOPPED);
        never.countDown();
        assertThat(calls.told().stream().filter(told -> told.state() == State.STOPPED))
                .hasSize(1);
    }

    @Test
    void shouldLeaveAProcessAloneThatIsNoService() throws Exception {
        calls.refusing(WindowsErrors.FAILED_SERVICE_CONTROLLER_CONNECT);

        assertThat(run(_ -> 7).get()).isEmpty();
        assertThat(calls.told()).isEmpty();
    }

    @Test
    void shouldSayWhyTheManagerCannotBeReached() {
        calls.refusing(5);

        assertThatThrownBy(() -> new ServiceHost(calls, end, Duration.ofSeconds(1)).run("edgecore", _ -> 0))
                .isInstanceOf(WindowsException.class)
                .hasMessageStartingWith("StartServiceCtrlDispatcherW on 'edgecore' failed: error 5");
    }
}
