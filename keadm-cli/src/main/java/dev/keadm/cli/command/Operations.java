package dev.keadm.cli.command;

import dev.keadm.request.JoinRequest;
import dev.keadm.request.ResetRequest;
import dev.keadm.workflow.Outcome;
import dev.keadm.workflow.Reporter;
import java.nio.file.Path;

/** What the commands set in motion on the machine. */
public interface Operations {
    /**
     * @param root below which everything lies; {@code /} for the machine itself
     * @param dryRun plan and stop
     * @param reporter told of every event
     */
    record Scope(Path root, boolean dryRun, Reporter reporter) {}

    /** @throws dev.keadm.error.KeadmException when the run did not end well */
    Outcome join(JoinRequest request, Scope scope);

    /** @throws dev.keadm.error.KeadmException when the run did not end well */
    Outcome reset(ResetRequest request, Scope scope);
}
