package dev.keadm.host;

import java.io.IOException;
import java.util.Map;

/** Services, to look at only. */
public interface ServiceView {
    ServiceStatus status(String name) throws IOException, InterruptedException;

    /** Compares what is installed with the definition. */
    ServiceMatch compare(ServiceDefinition definition) throws IOException, InterruptedException;

    /** What the definition that is installed adds to its environment; empty when there is no such service. */
    Map<String, String> environment(String name) throws IOException, InterruptedException;

    /** What to tell the user about how services live here; empty when they start with the machine, as one expects. */
    String caveat();
}
