package dev.keadm.edgecore.edged.os;

import dev.keadm.cri.v1.ContainerConfig;
import dev.keadm.cri.v1.Image;
import dev.keadm.cri.v1.NamespaceMode;
import dev.keadm.cri.v1.PodSandboxConfig;
import dev.keadm.cri.v1.WindowsContainerConfig;
import dev.keadm.cri.v1.WindowsContainerResources;
import dev.keadm.cri.v1.WindowsContainerSecurityContext;
import dev.keadm.cri.v1.WindowsNamespaceOption;
import dev.keadm.cri.v1.WindowsPodSandboxConfig;
import dev.keadm.cri.v1.WindowsSandboxSecurityContext;
import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.PodSecurityContext;
import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.edgecore.edged.resource.Quantity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Windows containers, by the rules of the kubelet on Windows. Nothing of Linux is ever sent to the runtime. */
public final class WindowsContainers implements OsContainers {
    /** Windows knows no root; this account of every image is what comes nearest. */
    private static final String ADMINISTRATOR = "ContainerAdministrator";

    private static final long ALL_PROCESSORS = 10_000;

    private final int processors;

    /** @param processors logical ones of the machine, which a limit is a share of */
    public WindowsContainers(int processors) {
        this.processors = processors;
    }

    @Override
    public void check(Pod pod) throws PreparationException {
        WindowsLimit.check(pod);
    }

    @Override
    public void fill(Pod pod, PodSandboxConfig.Builder sandbox) throws PreparationException {
        boolean hostProcess = WindowsOptions.hasHostProcess(pod);
        if (hostProcess) {
            checkHostProcess(pod);
        }
        WindowsOptions options = WindowsOptions.of(pod);
        WindowsSandboxSecurityContext.Builder security = new WindowsSandboxSecurityContext.Builder()
                .run_as_username(orEmpty(options.runAsUserName()))
                .credential_spec(orEmpty(options.credentialSpec()))
                .host_process(hostProcess);
        if (pod.spec().hostNetwork()) {
            security.namespace_options(new WindowsNamespaceOption.Builder()
                    .network(NamespaceMode.NODE)
                    .build());
        }
        sandbox.windows(new WindowsPodSandboxConfig.Builder()
                .security_context(security.build())
                .build());
    }

    private static void checkHostProcess(Pod pod) throws PreparationException {
        if (!WindowsOptions.isAllHostProcess(pod)) {
            throw new PreparationException("pod must not contain both HostProcess and non-HostProcess containers");
        }
        if (!pod.spec().hostNetwork()) {
            throw new PreparationException("hostNetwork is required if Pod contains HostProcess containers");
        }
        PodSecurityContext context = pod.spec().securityContext();
        if (context != null
                && context.windowsOptions() != null
                && Boolean.FALSE.equals(context.windowsOptions().hostProcess())) {
            throw new PreparationException(
                    "pod must not contain any HostProcess containers if Pod's WindowsOptions.HostProcess is set to false");
        }
    }

    @Override
    public void fill(Pod pod, Container container, Image image, ContainerConfig.Builder config)
            throws PreparationException {
        WindowsOptions options = WindowsOptions.of(pod, container);
        String user = options.runAsUserName() == null ? image.username : options.runAsUserName();
        refuseAdministrator(pod, container, user);
        config.working_dir(workingFolder(container))
                .windows(new WindowsContainerConfig.Builder()
                        .resources(resources(container))
                        .security_context(new WindowsContainerSecurityContext.Builder()
                                .run_as_username(user)
                                .credential_spec(orEmpty(options.credentialSpec()))
                                .host_process(options.hostProcess())
                                .build())
                        .build());
    }

    private static String workingFolder(Container container) {
        String folder = orEmpty(container.workingDir());
        return folder.startsWith("/") ? new WindowsPathRules().inside(folder) : folder;
    }

    private static void refuseAdministrator(Pod pod, Container container, String user) throws PreparationException {
        if (user.equalsIgnoreCase(ADMINISTRATOR) && runsAsNonRoot(pod, container)) {
            throw new PreparationException(
                    "container's user (%s) is regarded as root and breaks its runAsNonRoot (pod: \"%s\", container: %s)"
                            .formatted(user, pod.fullName(), container.name()));
        }
    }

    private static boolean runsAsNonRoot(Pod pod, Container container) {
        PodSecurityContext shared = pod.spec().securityContext();
        Boolean own = container.securityContext() == null
                ? null
                : container.securityContext().runAsNonRoot();
        return Boolean.TRUE.equals((own == null && shared != null) ? shared.runAsNonRoot() : own);
    }

    /** Only limits: a weight and a limit of the processors exclude each other, and Windows reserves no memory. */
    private WindowsContainerResources resources(Container container) {
        Map<String, String> limits =
                container.resources() == null ? Map.of() : container.resources().limits();
        WindowsContainerResources.Builder resources = new WindowsContainerResources.Builder()
                .memory_limit_in_bytes(
                        Quantity.parseOrZero(limits.get("memory")).value());
        Quantity cpu = Quantity.parseOrZero(limits.get("cpu"));
        if (!cpu.isZero()) {
            resources.cpu_maximum(Math.clamp(10 * cpu.milliValue() / processors, 1, ALL_PROCESSORS));
        }
        return resources.build();
    }

    @Override
    public void tearDown(String podUid) {
        // the runtime's job objects go with the containers
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
