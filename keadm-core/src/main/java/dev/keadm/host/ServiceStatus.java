package dev.keadm.host;

/** What a service does now. */
public sealed interface ServiceStatus {
    record NotInstalled() implements ServiceStatus {}

    record Stopped() implements ServiceStatus {}

    /** On its way, or waiting to be started again after it died. */
    record Starting() implements ServiceStatus {}

    /** @param pid the service's own process, not that of whoever watches over it */
    record Running(long pid) implements ServiceStatus {}

    record Stopping() implements ServiceStatus {}
}
