package dev.keadm.request;

import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;

/** How every value that is not allowed is refused: option, value, reason, remedy. */
final class Refusal {
    private Refusal() {}

    static KeadmException of(String option, String value, String why, String remedy) {
        return new KeadmException(ErrorCode.USAGE, "Cannot use " + option + " '" + value + "': " + why + ".", remedy);
    }
}
