package dev.keadm.containerd;

import java.util.Map;
import java.util.TreeMap;

/**
 * @param sandboxImage the image that holds a pod's network: {@code registry.k8s.io/pause:3.10.2}
 * @param systemdCgroups whether containers' cgroups are made by systemd; must be what {@code edgecore.yaml} says
 * @param environment of the service, as {@code HTTPS_PROXY} for pulls; holds no secret
 */
public record ContainerdSettings(String sandboxImage, boolean systemdCgroups, Map<String, String> environment) {
    /** The one that containerd's pinned line has by default. */
    public static final String SANDBOX_IMAGE = "registry.k8s.io/pause:3.10.2";

    public ContainerdSettings {
        environment = Map.copyOf(new TreeMap<>(environment));
    }
}
