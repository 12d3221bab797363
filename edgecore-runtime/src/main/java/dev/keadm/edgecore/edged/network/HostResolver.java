package dev.keadm.edgecore.edged.network;

import dev.keadm.edgecore.edged.PreparationException;
import java.nio.file.Path;

/** The machine's own resolver settings, which pods inherit. */
@FunctionalInterface
public interface HostResolver {
    /** As they are now. */
    ResolvConf read() throws PreparationException;

    /** @param file a {@code resolv.conf} */
    static HostResolver file(Path file) {
        return () -> ResolvConf.read(file);
    }
}
