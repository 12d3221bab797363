package dev.keadm.windows.host.reboot;

import dev.keadm.host.HostFiles;
import dev.keadm.join.Restarts;
import dev.keadm.request.JoinRequest;
import dev.keadm.workflow.Event;
import dev.keadm.workflow.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Restarts the machine where the user wishes it, not more than twice in one join: on a machine that never has enough of
 * them this would never end.
 *
 * @param data where the count is kept
 */
public record AutomaticRestarts(BootTasks tasks, Restart restart, HostFiles files, Path data, Clock clock)
        implements Restarts {
    static final int MOST = 2;
    private static final Duration DELAY = Duration.ofSeconds(30);
    private static final String ABOUT = "restart";

    @Override
    public void needed(JoinRequest.Reboot wish, Reporter reporter) throws IOException, InterruptedException {
        if (!wish.automatic()) {
            return;
        }
        Optional<RestartCount> before = RestartCount.read(files, data);
        boolean happened = before.isPresent() && before.get().happened(restart.started());
        int restarts = before.map(RestartCount::restarts).orElse(0);
        if (happened && restarts >= MOST) {
            tasks.remove(GoOnAfterRestart.TASK);
            reporter.report(new Event.Warning(
                    ABOUT,
                    "The machine was restarted " + MOST + " times and still waits for a restart: join does not go on by"
                            + " itself any more. See what Windows waits for, restart it, and run keadm join again."));
            return;
        }
        if (before.isPresent() && !happened) {
            reporter.report(new Event.Warning(
                    ABOUT, "The machine was not restarted since join asked for it: a shutdown is not enough."));
        }
        // one that did not come about is asked for again, and is not another one
        new RestartCount(happened || before.isEmpty() ? restarts + 1 : restarts, clock.instant()).write(files, data);
        restart.begin("keadm join restarts this machine, and goes on after that.", DELAY);
        reporter.report(new Event.StepSaid(
                ABOUT, "The machine restarts in " + DELAY.toSeconds() + " s, and join goes on by itself after that."));
    }

    @Override
    public void over() throws IOException, InterruptedException {
        tasks.remove(GoOnAfterRestart.TASK);
        files.delete(data.resolve(RestartCount.FILE));
        files.delete(data.resolve(GoOnAfterRestart.OPTIONS));
        files.delete(data.resolve(RestartProxies.FILE));
    }
}
