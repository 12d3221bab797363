package dev.keadm.edgecore.edged;

import dev.keadm.cri.CriException;
import dev.keadm.cri.ExecResult;
import dev.keadm.edgecore.api.Container.ExecAction;
import dev.keadm.edgecore.api.Container.Handler;
import dev.keadm.edgecore.api.Container.SleepAction;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a container's lifecycle hook. */
final class Hooks {
    private static final Logger LOG = LoggerFactory.getLogger(Hooks.class);

    private Hooks() {}

    /** @throws CriException the hook's command failed, or could not be run */
    static void run(PodContext context, String containerId, Handler hook, Duration atMost) throws CriException {
        ExecAction exec = hook.exec();
        SleepAction sleep = hook.sleep();
        if (exec != null) {
            ExecResult result = context.runtime().execSync(containerId, exec.command(), atMost);
            if (result.exitCode() != 0) {
                String detail = "command '" + String.join(" ", exec.command()) + "' exited with " + result.exitCode()
                        + ": " + result.stderr();
                throw new CriException(CriException.Code.OTHER, "ExecSync", detail, detail);
            }
        } else if (sleep != null) {
            Duration wanted = Duration.ofSeconds(sleep.seconds());
            pause(context, wanted.compareTo(atMost) < 0 ? wanted : atMost);
        } else {
            LOG.warn("Lifecycle hook is neither exec nor sleep: this agent does not run it container={}", containerId);
        }
    }

    private static void pause(PodContext context, Duration duration) {
        try {
            context.pause().of(duration);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
