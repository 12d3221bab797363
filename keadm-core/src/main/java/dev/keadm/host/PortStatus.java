package dev.keadm.host;

import java.util.Optional;

public sealed interface PortStatus {
    record Free() implements PortStatus {}

    /** @param owner who listens there, when that may be seen */
    record Taken(Optional<RunningProcess> owner) implements PortStatus {}
}
