package dev.keadm.edgecore.platform;

import dev.keadm.edgecore.Component;
import dev.keadm.windows.network.PodNetwork;
import dev.keadm.windows.network.PodNetwork.Ensured;
import dev.keadm.windows.network.PodNetworkFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure of the network that join made for pods, once at every start, since Windows forgets NAT networks when it
 * boots. Pods wait for that; where the network is somebody else's, they do not.
 */
final class PodNetworkCare implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(PodNetworkCare.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private final PodNetwork network;
    private final Path data;
    private final PodNetworkGate gate;
    private final Repetition attempts;

    /** What was in the way at the last attempt; owned by the attempts' thread. */
    private String last = "";

    PodNetworkCare(PodNetwork network, Path data, PodNetworkGate gate) {
        this(network, data, gate, new Repetition(FIRST_PAUSE, LONGEST_PAUSE));
    }

    PodNetworkCare(PodNetwork network, Path data, PodNetworkGate gate, Repetition attempts) {
        this.network = network;
        this.data = data;
        this.gate = gate;
        this.attempts = attempts;
    }

    @Override
    public String name() {
        return "pod-network";
    }

    @Override
    public void start() {
        try {
            if (PodNetworkFile.read(data).isEmpty()) {
                return;
            }
            gate.close("the pods' network is being looked at");
        } catch (IOException e) {
            gate.close("the pods' network: " + e.getMessage());
        }
        // HNS is called in this process, and may take a minute: no work for a virtual thread
        attempts.start(Thread.ofPlatform().daemon().name("pod-network"), this::ensured);
    }

    @Override
    public void stop() {
        attempts.stop();
    }

    private boolean ensured() throws InterruptedException {
        try {
            Optional<Ensured> ensured = network.ensure();
            ensured.ifPresent(PodNetworkCare::log);
            gate.open();
            return true;
        } catch (IOException e) {
            String problem = String.valueOf(e.getMessage());
            gate.close("the pods' network is not ready: " + problem);
            if (!problem.equals(last)) {
                LOG.warn("pod-network: no pod can start yet, it is tried again cause={}", problem);
            }
            last = problem;
            return false;
        }
    }

    private static void log(Ensured ensured) {
        LOG.info(
                "The pods' network is there network={} subnet={} config={} rewritten={}",
                ensured.network().name(),
                ensured.network().subnet().orElse(""),
                ensured.config(),
                ensured.rewritten());
    }
}
