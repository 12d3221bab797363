package dev.keadm.sandbox;

import dev.keadm.sandbox.hub.HubTiming;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;

/**
 * How a sandbox is to run.
 *
 * @param dir holds everything that it keeps
 * @param ports where it listens
 * @param controllers whether it does what kube-controller-manager and kube-scheduler do
 * @param busybox a static busybox, from which the registry's images are made
 */
public record SandboxOptions(Path dir, Ports ports, boolean controllers, HubTiming timing, Path busybox, Clock clock) {
    public SandboxOptions {
        Objects.requireNonNull(dir, "dir");
        Objects.requireNonNull(ports, "ports");
        Objects.requireNonNull(timing, "timing");
        Objects.requireNonNull(busybox, "busybox");
        Objects.requireNonNull(clock, "clock");
    }

    /** On any free ports, as CloudCore with a cluster around it behaves. */
    public static SandboxOptions in(Path dir) {
        return new SandboxOptions(
                dir, Ports.free(), true, HubTiming.standard(), Path.of("/bin/busybox"), Clock.systemUTC());
    }

    public SandboxOptions with(Ports changed) {
        return new SandboxOptions(dir, changed, controllers, timing, busybox, clock);
    }

    public SandboxOptions with(HubTiming changed) {
        return new SandboxOptions(dir, ports, controllers, changed, busybox, clock);
    }

    public SandboxOptions withBusybox(Path changed) {
        return new SandboxOptions(dir, ports, controllers, timing, changed, clock);
    }

    public SandboxOptions withoutControllers() {
        return new SandboxOptions(dir, ports, false, timing, busybox, clock);
    }

    /**
     * Ports on 127.0.0.1; 0 stands for the one of the last run in the same folder, else any that is free.
     *
     * @param hub CloudHub's WebSocket, 10000 in CloudCore
     * @param certificates 10002 in CloudCore
     * @param api the Kubernetes API
     * @param registry the open image registry
     * @param privateRegistry the image registry that wants a password
     */
    public record Ports(int hub, int certificates, int api, int registry, int privateRegistry) {
        public static Ports free() {
            return new Ports(0, 0, 0, 0, 0);
        }

        /** These, with the zeros filled from {@code last}. */
        Ports or(Ports last) {
            return new Ports(
                    hub == 0 ? last.hub : hub,
                    certificates == 0 ? last.certificates : certificates,
                    api == 0 ? last.api : api,
                    registry == 0 ? last.registry : registry,
                    privateRegistry == 0 ? last.privateRegistry : privateRegistry);
        }
    }
}
