package dev.keadm.windows.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.host.ServiceStatus;
import dev.keadm.wine.OnWindows;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** All checks before a join ask at once. */
@OnWindows
class ManyThreadsTest {
    private static final int TIMES = 300;

    @Test
    void shouldAnswerManyThreadsAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ServiceStatus>> answers = new ArrayList<>();
            for (int i = 0; i < TIMES; i++) {
                answers.add(threads.submit(() -> new ScmServiceManager().status("keadm-no-such-service")));
            }
            for (Future<ServiceStatus> answer : answers) {
                assertThat(answer.get()).isInstanceOf(ServiceStatus.NotInstalled.class);
            }
        }
    }
}
