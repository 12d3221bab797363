package dev.keadm.edgecore.edged.security;

import dev.keadm.cri.v1.NamespaceMode;
import dev.keadm.cri.v1.NamespaceOption;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.PodSpec;

/** Which of the machine's namespaces a pod shares. */
final class Namespaces {
    private Namespaces() {}

    static NamespaceOption of(Pod pod) {
        PodSpec spec = pod.spec();
        NamespaceMode pid = spec.hostPID()
                ? NamespaceMode.NODE
                : spec.shareProcessNamespace() ? NamespaceMode.POD : NamespaceMode.CONTAINER;
        return new NamespaceOption.Builder()
                .network(spec.hostNetwork() ? NamespaceMode.NODE : NamespaceMode.POD)
                .ipc(spec.hostIPC() ? NamespaceMode.NODE : NamespaceMode.POD)
                .pid(pid)
                .build();
    }
}
