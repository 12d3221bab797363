package dev.keadm.windows.host.takeover;

import java.io.IOException;
import java.util.Optional;

/** Services as they are registered, whoever made them. */
public interface ServiceRecords {
    /** Empty when there is no service of that name. */
    Optional<ServiceRecord> read(String name) throws IOException;

    /** Makes a service that is not there, as it was; does not start it. */
    void restore(ServiceRecord service) throws IOException, InterruptedException;
}
