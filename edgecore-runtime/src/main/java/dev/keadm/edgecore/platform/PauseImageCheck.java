package dev.keadm.edgecore.platform;

import dev.keadm.cri.CriException;
import dev.keadm.cri.CriImages;
import dev.keadm.edgecore.Component;
import dev.keadm.windows.system.SystemView;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares build and pause image once at every start, as soon as the runtime answers. */
final class PauseImageCheck implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(PauseImageCheck.class);

    private final SystemView system;
    private final CriImages images;
    private final Consumer<String> warnings;
    private final Repetition attempts = new Repetition(Duration.ofSeconds(5));

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
        attempts.start(Thread.ofPlatform().daemon().name("pause-image"), this::looked);
    }

    @Override
    public void stop() {
        attempts.stop();
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
