package dev.keadm.cli.command;

import dev.keadm.bundle.BundleMade;
import dev.keadm.bundle.BundlePlatform;
import dev.keadm.bundle.BundleRequest;
import dev.keadm.cli.sandbox.Sandboxes;
import dev.keadm.machine.MachineStatus;
import dev.keadm.request.JoinRequest;
import dev.keadm.request.ResetRequest;
import dev.keadm.workflow.Outcome;
import dev.keadm.workflow.Reporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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

    /** Sentences that name what a reset would take away; empty when there is nothing to take back. */
    List<String> atStake(Path root);

    /** @throws dev.keadm.error.KeadmException when the run did not end well */
    Outcome reset(ResetRequest request, Scope scope);

    MachineStatus status(Path root);

    /** What kind of machine this is. */
    BundlePlatform platform();

    /**
     * @return empty for a dry run
     * @throws dev.keadm.error.KeadmException when the bundle was not written
     */
    Optional<BundleMade> bundle(BundleRequest request, boolean dryRun, Reporter reporter);

    Sandboxes sandboxes();
}
