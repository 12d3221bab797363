package dev.keadm.join;

import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import dev.keadm.error.Reason;
import dev.keadm.host.Scripts;
import dev.keadm.request.JoinRequest;
import dev.keadm.workflow.Event;
import dev.keadm.workflow.Reporter;
import java.io.IOException;
import java.nio.file.Path;

/** {@code --pre-run} and {@code --post-run}, in Go's way: the first one's failure ends the run, the second's is told. */
public final class UserScripts {
    private final Scripts scripts;
    private final Reporter reporter;

    public UserScripts(Scripts scripts, Reporter reporter) {
        this.scripts = scripts;
        this.reporter = reporter;
    }

    /** @throws KeadmException ({@code PREFLIGHT}) when the script fails */
    public void before(JoinRequest.Scripts request) throws InterruptedException {
        if (request.before().isEmpty()) {
            return;
        }
        Path script = request.before().get();
        try {
            int code = run("pre-run", script);
            if (code != 0) {
                throw new KeadmException(
                        ErrorCode.PREFLIGHT,
                        "The script " + script + " given with --pre-run ended with exit code " + code
                                + ". keadm changed nothing.",
                        "See what it printed, correct it, and run the command again.");
            }
        } catch (IOException e) {
            throw new KeadmException(
                    ErrorCode.PREFLIGHT,
                    "Cannot run the script " + script + " given with --pre-run: " + Reason.of(e) + ".",
                    "Name a script that is there.",
                    e);
        }
    }

    public void after(JoinRequest.Scripts request) throws InterruptedException {
        if (request.after().isEmpty()) {
            return;
        }
        Path script = request.after().get();
        try {
            int code = run("post-run", script);
            if (code != 0) {
                warn("The script " + script + " given with --post-run ended with exit code " + code + ".");
            }
        } catch (IOException e) {
            warn("Cannot run the script " + script + " given with --post-run: " + Reason.of(e) + ".");
        }
    }

    private int run(String id, Path script) throws IOException, InterruptedException {
        return scripts.run(script, line -> reporter.report(new Event.StepSaid(id, line)));
    }

    private void warn(String sentence) {
        reporter.report(new Event.Warning("post-run", sentence));
    }
}
