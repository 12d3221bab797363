package dev.keadm.edgecore.edged.preparation;

import dev.keadm.cri.CriException;
import dev.keadm.cri.CriImages;
import dev.keadm.cri.v1.ContainerConfig;
import dev.keadm.cri.v1.Image;
import dev.keadm.cri.v1.ImageSpec;
import dev.keadm.cri.v1.KeyValue;
import dev.keadm.cri.v1.Mount;
import dev.keadm.cri.v1.PodSandboxConfig;
import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.PodSpec;
import dev.keadm.edgecore.edged.Outcome;
import dev.keadm.edgecore.edged.PodPreparation;
import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.edgecore.edged.Prepared;
import dev.keadm.edgecore.edged.env.Environment;
import dev.keadm.edgecore.edged.env.Expansion;
import dev.keadm.edgecore.edged.image.PodImages;
import dev.keadm.edgecore.edged.network.PodDns;
import dev.keadm.edgecore.edged.network.PodHostname;
import dev.keadm.edgecore.edged.network.PortMappings;
import dev.keadm.edgecore.edged.object.NodeFacts;
import dev.keadm.edgecore.edged.object.PodObjects;
import dev.keadm.edgecore.edged.os.OsContainers;
import dev.keadm.edgecore.edged.volume.ContainerMounts;
import dev.keadm.edgecore.edged.volume.PodFolders;
import dev.keadm.edgecore.edged.volume.PodVolumes;
import dev.keadm.edgecore.edged.volume.VolumeSystem;
import dev.keadm.edgecore.meta.MetaClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import okio.ByteString;

/** Pods by the kubelet's rules; what is different on each operating system comes from {@link OsContainers}. */
public final class CriPodPreparation implements PodPreparation {
    private static final String CONFIG_ERROR = "CreateContainerConfigError";
    private static final String SANDBOX_ERROR = "CreatePodSandboxError";

    private final PreparationSettings settings;
    private final Machine machine;
    private final PodVolumes volumes;
    private final ContainerMounts mounts;
    private final ContainerFiles files;
    private final Environment environment;
    private final PodImages images;
    private final OsContainers containers;
    private final PodDns dns;

    /** @throws IOException when the kubelet's root folder cannot be made */
    public CriPodPreparation(
            PreparationSettings settings, Machine machine, MetaClient meta, NodeFacts node, CriImages images)
            throws IOException {
        this.settings = settings;
        this.machine = machine;
        PodObjects objects = new PodObjects(meta);
        PodFolders folders = PodFolders.below(settings.root());
        RandomGenerator random = RandomGenerator.getDefault();
        VolumeSystem system = machine.volumes();
        this.volumes = new PodVolumes(new PodVolumes.Places(folders, machine.paths()), system, meta, node, random);
        this.mounts = new ContainerMounts(folders, system, machine.paths());
        this.files = new ContainerFiles(folders, machine, random);
        this.environment = new Environment(objects, node, settings.apiHost(), settings.apiPort());
        this.images = new PodImages(images, objects, settings.pulls(), system.clock());
        this.containers = machine.containers(settings, node);
        this.dns = new PodDns(settings.dns());
    }

    @Override
    public Outcome<Prepared> prepare(Pod pod) {
        Optional<String> obstacle = machine.waitsFor();
        if (obstacle.isPresent()) {
            return Outcome.waiting("ContainerCreating", obstacle.get());
        }
        try {
            containers.check(pod);
            return Outcome.ready(volumes.prepare(pod));
        } catch (PreparationException e) {
            return Outcome.waiting("ContainerCreating", e.reason());
        }
    }

    @Override
    public Outcome<PodSandboxConfig> sandboxConfig(Pod pod) {
        try {
            refuseWhatNobodyDoesHere(pod.spec());
            PodSandboxConfig.Builder sandbox =
                    new PodSandboxConfig.Builder().dns_config(dns.of(pod)).port_mappings(PortMappings.of(pod));
            containers.fill(pod, sandbox);
            if (!pod.spec().hostNetwork()) {
                sandbox.hostname(hostname(pod).forKernel(pod.spec().setHostnameAsFQDN()));
            }
            return Outcome.ready(sandbox.build());
        } catch (PreparationException e) {
            return Outcome.waiting(SANDBOX_ERROR, e.reason());
        } catch (IllegalArgumentException e) {
            return Outcome.waiting(SANDBOX_ERROR, "requests and limits of the pod: " + e.getMessage());
        }
    }

    @Override
    public Outcome<String> runtimeHandler(Pod pod) {
        String name = pod.spec().runtimeClassName();
        return name == null || name.isEmpty()
                ? Outcome.ready("")
                : Outcome.waiting(
                        SANDBOX_ERROR,
                        "runtimeClassName \"" + name + "\": this agent knows no RuntimeClass; leave it out");
    }

    @Override
    public Outcome<String> ensureImage(Pod pod, Container container) {
        return images.ensure(pod, container);
    }

    @Override
    public Outcome<ContainerConfig> containerConfig(
            Pod pod, Container container, int restartCount, String imageRef, Prepared prepared, List<String> podIps) {
        try {
            Map<String, String> variables = environment.of(pod, container, podIps);
            ContainerConfig.Builder config = new ContainerConfig.Builder()
                    .image(new ImageSpec.Builder()
                            .image(imageRef)
                            .user_specified_image(container.image() == null ? "" : container.image())
                            .build())
                    .command(expand(container.command(), variables))
                    .args(expand(container.args(), variables))
                    .working_dir(container.workingDir() == null ? "" : container.workingDir())
                    .envs(keyValues(variables))
                    .mounts(allMounts(pod, container, prepared, variables, podIps))
                    .stdin(container.stdin())
                    .stdin_once(container.stdinOnce())
                    .tty(container.tty());
            containers.fill(pod, container, image(imageRef), config);
            return Outcome.ready(config.build());
        } catch (PreparationException e) {
            return Outcome.waiting(CONFIG_ERROR, e.reason());
        } catch (CriException e) {
            return Outcome.waiting(CONFIG_ERROR, e.detail());
        } catch (IllegalArgumentException e) {
            return Outcome.waiting(CONFIG_ERROR, "requests and limits of the container: " + e.getMessage());
        }
    }

    @Override
    public void refresh(Pod pod) {
        volumes.refresh(pod);
    }

    @Override
    public void tearDown(String podUid) throws IOException {
        containers.tearDown(podUid);
        volumes.tearDown(podUid);
    }

    @Override
    public Set<String> podsOnDisk() throws IOException {
        return volumes.podsOnDisk();
    }

    private static void refuseWhatNobodyDoesHere(PodSpec spec) throws PreparationException {
        if (spec.resourceClaims() != null) {
            throw new PreparationException("the pod has resourceClaims, which this agent cannot allocate");
        }
        if (spec.resources() != null) {
            throw new PreparationException(
                    "the pod has resources of its own (spec.resources), which this agent cannot enforce; give them to its containers");
        }
    }

    private PodHostname hostname(Pod pod) throws PreparationException {
        return PodHostname.of(pod, settings.dns().clusterDomain());
    }

    private Image image(String imageRef) throws PreparationException, CriException {
        return images.find(imageRef)
                .orElseThrow(() -> new PreparationException("image " + imageRef + " is not on this machine any more"));
    }

    private List<Mount> allMounts(
            Pod pod, Container container, Prepared prepared, Map<String, String> variables, List<String> podIps)
            throws PreparationException {
        List<Mount> all = new ArrayList<>(mounts.of(pod, container, prepared, variables));
        files.hosts(pod, container, hostname(pod), podIps).ifPresent(all::add);
        files.terminationLog(pod, container).ifPresent(all::add);
        return all;
    }

    private static List<String> expand(List<String> words, Map<String, String> variables) {
        return words.stream().map(word -> Expansion.expand(word, variables)).toList();
    }

    private static List<KeyValue> keyValues(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(entry -> new KeyValue.Builder()
                        .key(entry.getKey())
                        .value(ByteString.encodeUtf8(entry.getValue()))
                        .build())
                .toList();
    }
}
