package dev.keadm.edgecore.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepetitionTest {
    private final List<Long> pauses = new ArrayList<>();
    private int attempts;

    @Test
    void shouldBeginWithTheFirstPauseAndDoubleItUpToTheLongest() {
        new Repetition(Duration.ofSeconds(2), Duration.ofSeconds(60)).run(() -> attempts++ == 8, this::rest);

        assertThat(pauses).containsExactly(2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void shouldKeepAPauseThatIsAlwaysTheSame() {
        new Repetition(Duration.ofSeconds(5)).run(() -> attempts++ == 3, this::rest);

        assertThat(pauses).containsExactly(5L, 5L, 5L);
    }

    @Test
    void shouldNotTryAgainWhenItIsDone() {
        new Repetition(Duration.ofSeconds(5)).run(() -> true, this::rest);

        assertThat(pauses).isEmpty();
    }

    @Test
    void shouldEndInThePauseInWhichTheAgentStops() throws InterruptedException {
        Repetition repetition = new Repetition(Duration.ofHours(1));
        AtomicInteger tried = new AtomicInteger();
        Thread[] thread = new Thread[1];
        repetition.start(Thread.ofPlatform().daemon(), () -> {
            thread[0] = Thread.currentThread();
            return tried.incrementAndGet() > 1;
        });
        await().until(() -> tried.get() == 1);

        repetition.stop();

        assertThat(thread[0].join(Duration.ofSeconds(10))).isTrue();
        assertThat(tried).hasValue(1);
    }

    private boolean rest(Duration pause) {
        pauses.add(pause.toSeconds());
        return false;
    }
}
