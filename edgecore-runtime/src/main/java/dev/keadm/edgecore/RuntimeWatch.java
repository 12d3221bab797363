package dev.keadm.edgecore;

import dev.keadm.cri.CriException;
import dev.keadm.cri.CriRuntime;
import dev.keadm.cri.v1.RuntimeCondition;
import dev.keadm.cri.v1.StatusResponse;
import dev.keadm.cri.v1.VersionResponse;
import dev.keadm.edgecore.node.RuntimeHealth;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the container runtime every five seconds, more often until it is healthy for the first time, and remembers
 * what it saw, so that no report on the node waits for a runtime that hangs.
 */
final class RuntimeWatch implements Component, RuntimeHealth {
    private static final Logger LOG = LoggerFactory.getLogger(RuntimeWatch.class);

    private static final Duration UNTIL_HEALTHY = Duration.ofMillis(200);
    private static final Duration ORDINARY = Duration.ofSeconds(5);
    private static final List<String> NEEDED = List.of("RuntimeReady", "NetworkReady");

    private final CriRuntime runtime;
    private final String endpoint;
    private final Consumer<Finding> changed;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** Written by the watching thread, the first time by start. */
    private volatile Finding last;

    RuntimeWatch(CriRuntime runtime, String endpoint, Consumer<Finding> changed) {
        this.runtime = runtime;
        this.endpoint = endpoint;
        this.changed = changed;
        this.last = new Finding.Unhealthy("", "container runtime is not checked yet");
    }

    @Override
    public String name() {
        return "runtime";
    }

    @Override
    public void start() {
        Thread.ofVirtual().name("runtime-watch").start(this::watch);
    }

    @Override
    public void stop() {
        stopping.countDown();
    }

    @Override
    public Finding look() {
        return last;
    }

    private void watch() {
        boolean everHealthy = false;
        try {
            do {
                Finding now = check();
                everHealthy |= now instanceof Finding.Healthy;
                if (!now.equals(last)) {
                    last = now;
                    log(now);
                    changed.accept(now);
                }
            } while (!stopping.await((everHealthy ? ORDINARY : UNTIL_HEALTHY).toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void log(Finding now) {
        switch (now) {
            case Finding.Healthy(String version) -> LOG.info("The container runtime is ready runtime={}", version);
            case Finding.Unhealthy(String _, String message) ->
                LOG.warn("The container runtime is not ready endpoint={} reason={}", endpoint, message);
        }
    }

    private Finding check() {
        String version = "";
        try {
            VersionResponse said = runtime.version();
            version = said.runtime_name + "://" + said.runtime_version;
            StatusResponse status = runtime.status(false);
            List<RuntimeCondition> conditions = status.status == null ? List.of() : status.status.conditions;
            for (String type : NEEDED) {
                String problem = problem(type, conditions);
                if (!problem.isEmpty()) {
                    return new Finding.Unhealthy(version, problem);
                }
            }
            return new Finding.Healthy(version);
        } catch (CriException e) {
            return new Finding.Unhealthy(version, String.valueOf(e.getMessage()));
        }
    }

    private static String problem(String type, List<RuntimeCondition> conditions) {
        return conditions.stream()
                .filter(condition -> condition.type.equals(type))
                .findFirst()
                .map(condition -> condition.status
                        ? ""
                        : "container runtime is not ready: " + type + "=false " + condition.reason + ": "
                                + condition.message)
                .orElse("container runtime does not tell " + type);
    }
}
