package dev.keadm.cli;

import dev.keadm.cli.command.Operations;
import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import dev.keadm.request.JoinRequest;
import dev.keadm.request.ResetRequest;
import dev.keadm.workflow.Outcome;

/** The composition root: the workflows on this machine. */
final class MachineOperations implements Operations {
    private final Interruption interruption;

    MachineOperations(Interruption interruption) {
        this.interruption = interruption;
    }

    @Override
    public Outcome join(JoinRequest request, Scope scope) {
        interruption.takeBackWith(() -> {});
        throw new KeadmException(ErrorCode.INTERNAL, "join is not part of this build yet.", "");
    }

    @Override
    public Outcome reset(ResetRequest request, Scope scope) {
        throw new KeadmException(ErrorCode.INTERNAL, "reset is not part of this build yet.", "");
    }
}
