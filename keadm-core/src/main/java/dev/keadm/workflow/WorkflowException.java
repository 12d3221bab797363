package dev.keadm.workflow;

import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run that did not end well. Its cause is what began it; errors while undoing are suppressed exceptions of it.
 *
 * <p>Its code says how the machine is: {@link ErrorCode#PREFLIGHT} nothing was changed, {@link ErrorCode#FAILED_UNDONE}
 * and {@link ErrorCode#INTERRUPTED} all is undone, {@link ErrorCode#FAILED_LEFT} something is left.
 */
public final class WorkflowException extends KeadmException {
    private final List<String> failedSteps;
    private final List<UndoResult.Left> left;

    WorkflowException(
            ErrorCode code,
            String message,
            String hint,
            @Nullable Throwable cause,
            List<String> failedSteps,
            List<UndoResult.Left> left) {
        super(code, message, hint, cause);
        this.failedSteps = List.copyOf(failedSteps);
        this.left = List.copyOf(left);
    }

    /** The ids of the steps that failed to apply or to be undone, each once, in the order in which they failed. */
    public List<String> failedSteps() {
        return failedSteps;
    }

    /** What is left on the machine and has to be removed by hand, or by another reset. */
    public List<UndoResult.Left> left() {
        return left;
    }
}
