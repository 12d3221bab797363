package dev.keadm.request;

import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import dev.keadm.token.JoinToken;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code keadm join} shall do, every value checked.
 *
 * @param timeout for everything but downloads
 * @param demoted ids of checks whose errors become warnings
 * @param ignored options that were given and mean nothing here
 */
public record JoinRequest(
        Cloud cloud,
        Node node,
        ContainerRuntime runtime,
        Agent agent,
        Downloads downloads,
        Machine machine,
        Scripts scripts,
        Duration timeout,
        Set<String> demoted,
        List<IgnoredOption> ignored) {
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(5);
    public static final int DEFAULT_CERT_PORT = 10002;

    public JoinRequest {
        demoted = Set.copyOf(demoted);
        ignored = List.copyOf(ignored);
    }

    /**
     * The cloud to join.
     *
     * @param cloudCores {@code --cloudcore-ipport} in the order given, at least one
     * @param certPort {@code --certport}: the first one's HTTPS port
     * @param token empty where the certificates lie here already, or none was given
     */
    public record Cloud(
            List<CloudCoreEndpoint> cloudCores, int certPort, HubProtocol protocol, Optional<JoinToken> token) {
        public Cloud {
            cloudCores = List.copyOf(cloudCores);
            if (cloudCores.isEmpty()) {
                throw new KeadmException(
                        ErrorCode.USAGE,
                        "No CloudCore is named: --cloudcore-ipport is missing.",
                        "Add --cloudcore-ipport HOST:PORT, usually port 10000.");
            }
        }

        public CloudCoreEndpoint first() {
            return cloudCores.getFirst();
        }

        /** All but the first, which Go's {@code edgecore.yaml} has no key for. */
        public List<CloudCoreEndpoint> further() {
            return cloudCores.subList(1, cloudCores.size());
        }
    }

    /**
     * The node to become.
     *
     * @param name {@code --edgenode-name}; empty: the host's name
     * @param address {@code --node-ip}; empty: the one on the route to CloudCore
     * @param takeOver {@code --take-over}: a node of that name that belongs to another machine is taken all the same
     */
    public record Node(
            Optional<NodeName> name,
            Optional<InetAddress> address,
            List<NodeLabel> labels,
            List<NodeTaint> taints,
            boolean takeOver) {
        public Node {
            labels = List.copyOf(labels);
            taints = List.copyOf(taints);
        }
    }

    /**
     * The container runtime to run pods in.
     *
     * @param endpoint empty: the default one, installed when nothing answers there
     * @param cgroupDriver empty: the one that the runtime is set to
     * @param smokeTest empty: no pod is run to see that pods run
     */
    public record ContainerRuntime(
            Optional<RuntimeEndpoint> endpoint, Optional<CgroupDriver> cgroupDriver, Optional<SmokeTest> smokeTest) {}

    /**
     * {@code --smoke-test}: a pod is run once, before the agent is there.
     *
     * @param image {@code --smoke-test=IMAGE}; empty: one that the system is known to run
     */
    public record SmokeTest(Optional<String> image) {}

    /**
     * The agent's own settings.
     *
     * @param settings {@code --set}, each in Go's grammar, in the order given
     * @param logFile {@code --log-file}: where the agent writes its log, absolute; empty: where its system has it
     */
    public record Agent(List<String> settings, Optional<Path> logFile) {
        public Agent {
            settings = List.copyOf(settings);
        }
    }

    /**
     * How to get what is not here.
     *
     * @param caFile {@code --ca-file}: certificates in PEM that HTTPS servers of downloads may be signed by, beside
     *     Java's own
     * @param mirror {@code --download-repo}: put before the releases' own servers
     * @param bundle {@code --bundle}: all is taken from this file, and nothing is downloaded
     */
    public record Downloads(Optional<Path> caFile, Optional<URI> mirror, Optional<Path> bundle) {
        public Downloads {
            if (bundle.isPresent() && (mirror.isPresent() || caFile.isPresent())) {
                throw new KeadmException(
                        ErrorCode.USAGE,
                        "--bundle '" + bundle.get() + "' was given beside "
                                + (mirror.isPresent() ? "--download-repo" : "--ca-file")
                                + ": nothing is downloaded when there is a bundle.",
                        "Leave one of them out.");
            }
        }
    }

    /**
     * What may be done to the system itself; on a system that knows nothing of it, each value that was given draws a warning.
     *
     * @param reboot {@code --reboot}
     * @param hyperV {@code --isolation hyperv}: pods may ask for a virtual machine each
     * @param featureSource {@code --feature-source}: where the system's features are, when the machine itself lacks their
     *     files
     * @param replaceGoEdgeCore {@code --replace-go-edgecore}: the place of a Go EdgeCore is taken, its identity kept
     * @param antivirusExclusions {@code --antivirus-exclusions}: Microsoft Defender leaves a containerd that join installs
     *     alone
     */
    public record Machine(
            Reboot reboot,
            boolean hyperV,
            Optional<Path> featureSource,
            boolean replaceGoEdgeCore,
            boolean antivirusExclusions) {
        public static final Machine UNTOUCHED = new Machine(Reboot.BY_HAND, false, Optional.empty(), false, false);
    }

    /**
     * Who starts the machine again when join cannot go on without that.
     *
     * @param automatic join does, and goes on by itself
     * @param options those of the join that goes on then, {@code --name} or {@code --name=value} each; no secret is in them
     */
    public record Reboot(boolean automatic, List<String> options) {
        public static final Reboot BY_HAND = new Reboot(false, List.of());

        public Reboot {
            options = List.copyOf(options);
        }
    }

    /** {@code --pre-run} and {@code --post-run}: scripts of the kinds that the system has, run with the output passed through. */
    public record Scripts(Optional<Path> before, Optional<Path> after) {
        public static final Scripts NONE = new Scripts(Optional.empty(), Optional.empty());
    }
}
