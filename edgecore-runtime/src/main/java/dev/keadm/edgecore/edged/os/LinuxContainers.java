package dev.keadm.edgecore.edged.os;

import dev.keadm.cri.v1.ContainerConfig;
import dev.keadm.cri.v1.Image;
import dev.keadm.cri.v1.LinuxContainerConfig;
import dev.keadm.cri.v1.LinuxContainerResources;
import dev.keadm.cri.v1.LinuxPodSandboxConfig;
import dev.keadm.cri.v1.PodSandboxConfig;
import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.edgecore.edged.object.NodeFacts;
import dev.keadm.edgecore.edged.resource.CgroupSettings;
import dev.keadm.edgecore.edged.resource.ContainerLimits;
import dev.keadm.edgecore.edged.resource.PodCgroup;
import dev.keadm.edgecore.edged.resource.QosClass;
import dev.keadm.edgecore.edged.security.ContainerSecurity;
import dev.keadm.edgecore.edged.security.ContainerSecurity.ImageUser;
import dev.keadm.edgecore.edged.security.SecuritySettings;
import dev.keadm.host.ResourceGroups;
import java.io.IOException;

/** Containers in control groups and namespaces, by the kubelet's rules. */
public final class LinuxContainers implements OsContainers {
    private final CgroupSettings cgroups;
    private final ResourceGroups groups;
    private final ContainerLimits limits;
    private final ContainerSecurity security;

    public LinuxContainers(CgroupSettings cgroups, SecuritySettings security, ResourceGroups groups, NodeFacts node) {
        this.cgroups = cgroups;
        this.groups = groups;
        this.limits = new ContainerLimits(cgroups, node);
        this.security = new ContainerSecurity(security);
    }

    @Override
    public void check(Pod pod) {
        // each part of a pod is checked where it is made
    }

    @Override
    public void fill(Pod pod, PodSandboxConfig.Builder sandbox) throws PreparationException {
        sandbox.linux(new LinuxPodSandboxConfig.Builder()
                .cgroup_parent(PodCgroup.path(
                        cgroups, QosClass.of(pod), String.valueOf(pod.metadata().uid())))
                .sysctls(security.sysctls(pod))
                .security_context(security.sandbox(pod))
                .overhead(new LinuxContainerResources.Builder().build())
                .resources(limits.ofSandbox(pod))
                .build());
    }

    @Override
    public void fill(Pod pod, Container container, Image image, ContainerConfig.Builder config)
            throws PreparationException {
        config.linux(new LinuxContainerConfig.Builder()
                .resources(limits.of(pod, container))
                .security_context(security.container(pod, container, user(image)))
                .build());
    }

    private static ImageUser user(Image image) {
        if (image.uid != null) {
            return new ImageUser(image.uid.value, "");
        }
        return image.username.isEmpty() ? ImageUser.ROOT : new ImageUser(null, image.username);
    }

    @Override
    public void tearDown(String podUid) throws IOException {
        if (cgroups.driver().equals("cgroupfs")) {
            for (String path : PodCgroup.paths(cgroups, podUid)) {
                groups.remove(path);
            }
        }
    }
}
