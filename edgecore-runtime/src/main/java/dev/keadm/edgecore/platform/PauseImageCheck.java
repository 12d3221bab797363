package dev.keadm.edgecore.platform;

import dev.keadm.cri.CriException;
import dev.keadm.cri.CriImages;
import dev.keadm.edgecore.Component;
import dev.keadm.windows.system.SystemView;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares build and pause image once at every start, as soon as the runtime answers. */
final class PauseImageCheck implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(PauseImageCheck.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final SystemView system;
    private final CriImages images;
    private final Consumer<String> warnings;
    private final CountDownLatch stopping = new CountDownLatch(1);

    PauseImageCheck(SystemView system, CriImages images, Consumer<String> warnings) {
        this.system = system;
        this.images = images;
        this.warnings = warnings;
    }

    @Override
    public String name() {
        return "pause-image";
    }

    @Override
    public void start() {
        Thread.ofPlatform().daemon().name("pause-image").start(this::run);
    }

    @Override
    public void stop() {
        stopping.countDown();
    }

    private void run() {
        try {
            while (!looked()) {
                if (stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean looked() {
        try {
            PauseImage.warnings(system.version(), images.listImages()).forEach(warnings);
            return true;
        } catch (CriException _) {
            // the runtime does not answer yet, which others tell about
            return false;
        } catch (IOException e) {
            LOG.warn("Cannot tell which Windows this is cause={}", e.toString());
            return true;
        }
    }
}
