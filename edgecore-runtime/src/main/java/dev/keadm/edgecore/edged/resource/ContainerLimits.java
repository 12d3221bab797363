package dev.keadm.edgecore.edged.resource;

import dev.keadm.cri.v1.HugepageLimit;
import dev.keadm.cri.v1.LinuxContainerResources;
import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.edged.object.NodeFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Requests and limits of a container as the container runtime takes them on Linux. */
public final class ContainerLimits {
    private static final long MIN_SHARES = 2;
    private static final long MAX_SHARES = 262_144;
    private static final long SHARES_PER_CPU = 1024;
    private static final long MIN_QUOTA_MICROS = 1000;
    private static final String HUGE = "hugepages-";

    private final CgroupSettings settings;
    private final NodeFacts node;

    public ContainerLimits(CgroupSettings settings, NodeFacts node) {
        this.settings = settings;
        this.node = node;
    }

    /** @throws IllegalArgumentException when a request or limit is no quantity */
    public LinuxContainerResources of(Pod pod, Container container) {
        Map<String, String> limits =
                container.resources() == null ? Map.of() : container.resources().limits();
        Map<String, String> requests =
                container.resources() == null ? Map.of() : container.resources().requests();
        Quantity cpuLimit = Quantity.parseOrZero(limits.get("cpu"));
        String cpuRequest = requests.get("cpu");
        long memory = Quantity.parseOrZero(limits.get("memory")).value();
        LinuxContainerResources.Builder resources = new LinuxContainerResources.Builder()
                .cpu_shares(shares((cpuRequest == null ? cpuLimit : Quantity.parse(cpuRequest)).milliValue()))
                .memory_limit_in_bytes(memory)
                .memory_swap_limit_in_bytes(settings.swapLimits() ? memory : 0)
                .oom_score_adj(oomScore(pod, container))
                .hugepage_limits(hugepages(limits));
        limitCpu(resources, cpuLimit);
        return resources.build();
    }

    /** What all containers of a pod may use together; runtimes that keep each pod in a machine of its own size it so. */
    public LinuxContainerResources ofSandbox(Pod pod) {
        Quantity cpuLimit = PodResources.total(pod, PodResources.Bound.LIMIT, "cpu");
        Quantity cpuRequest = PodResources.total(pod, PodResources.Bound.REQUEST, "cpu");
        LinuxContainerResources.Builder resources = new LinuxContainerResources.Builder()
                .cpu_shares(shares((cpuRequest.isZero() ? cpuLimit : cpuRequest).milliValue()))
                .memory_limit_in_bytes(PodResources.total(pod, PodResources.Bound.LIMIT, "memory")
                        .value());
        limitCpu(resources, cpuLimit);
        return resources.build();
    }

    private void limitCpu(LinuxContainerResources.Builder resources, Quantity limit) {
        if (settings.cpuQuota()) {
            long period = settings.cpuPeriod().toNanos() / 1000;
            resources.cpu_period(period).cpu_quota(quota(limit.milliValue(), period));
        }
    }

    private static long shares(long milli) {
        return Math.clamp(milli * SHARES_PER_CPU / 1000, MIN_SHARES, MAX_SHARES);
    }

    private static long quota(long milli, long period) {
        return milli == 0 ? 0 : Math.max(milli * period / 1000, MIN_QUOTA_MICROS);
    }

    /** How soon the kernel kills a container when memory runs out: the kubelet's figures. */
    long oomScore(Pod pod, Container container) {
        if (Objects.equals(pod.spec().priorityClassName(), "system-node-critical")) {
            return -997;
        }
        return switch (QosClass.of(pod)) {
            case GUARANTEED -> -997;
            case BEST_EFFORT -> 1000;
            case BURSTABLE -> burstable(pod, container);
        };
    }

    private long burstable(Pod pod, Container container) {
        long capacity = Math.max(node.memoryBytes(), 1);
        long score = 1000 - 1000 * memoryRequest(container) / capacity;
        boolean sidecar = Objects.equals(container.restartPolicy(), "Always")
                && pod.spec().initContainers().contains(container);
        if (sidecar) {
            // a sidecar is not to be killed before the containers that it serves
            long least = pod.spec().containers().stream()
                    .mapToLong(ContainerLimits::memoryRequest)
                    .min()
                    .orElse(0);
            score = Math.min(score, 1000 - 1000 * least / capacity);
        }
        return Math.clamp(score, 3, 999);
    }

    private static long memoryRequest(Container container) {
        return container.resources() == null
                ? 0
                : Quantity.parseOrZero(container.resources().requests().get("memory"))
                        .value();
    }

    /** Every size that the node knows is limited: to nothing, where the container asks for none. */
    private List<HugepageLimit> hugepages(Map<String, String> limits) {
        List<HugepageLimit> found = new ArrayList<>();
        for (String name : new TreeSet<>(node.allocatable().keySet())) {
            if (name.startsWith(HUGE)) {
                found.add(new HugepageLimit.Builder()
                        .page_size(pageSize(name.substring(HUGE.length())))
                        .limit(Quantity.parseOrZero(limits.get(name)).value())
                        .build());
            }
        }
        return found;
    }

    /** {@code 2Mi} is called 2MB by the runtime. */
    private static String pageSize(String binary) {
        return binary.endsWith("i") ? binary.substring(0, binary.length() - 1) + "B" : binary;
    }
}
