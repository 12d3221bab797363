package dev.keadm.sandbox.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of objects that the sandbox keeps. */
public enum Resource {
    NAMESPACES("", "v1", "namespaces", "Namespace", false, "ns"),
    NODES("", "v1", "nodes", "Node", false, "no"),
    PODS("", "v1", "pods", "Pod", true, "po"),
    CONFIG_MAPS("", "v1", "configmaps", "ConfigMap", true, "cm"),
    SECRETS("", "v1", "secrets", "Secret", true, ""),
    SERVICE_ACCOUNTS("", "v1", "serviceaccounts", "ServiceAccount", true, "sa"),
    SERVICES("", "v1", "services", "Service", true, "svc"),
    EVENTS("", "v1", "events", "Event", true, "ev"),
    LEASES("coordination.k8s.io", "v1", "leases", "Lease", true, ""),
    OBJECT_SYNCS("reliablesyncs.kubeedge.io", "v1alpha1", "objectsyncs", "ObjectSync", true, ""),
    CLUSTER_OBJECT_SYNCS("reliablesyncs.kubeedge.io", "v1alpha1", "clusterobjectsyncs", "ClusterObjectSync", false, "");

    private final String group;
    private final String version;
    private final String plural;
    private final String kind;
    private final boolean namespaced;
    private final String shortName;

    Resource(String group, String version, String plural, String kind, boolean namespaced, String shortName) {
        this.group = group;
        this.version = version;
        this.plural = plural;
        this.kind = kind;
        this.namespaced = namespaced;
        this.shortName = shortName;
    }

    public static Optional<Resource> find(String group, String version, String plural) {
        return Arrays.stream(values())
                .filter(r -> r.group.equals(group) && r.version.equals(version) && r.plural.equals(plural))
                .findFirst();
    }

    /** By the kind in lower case, CloudHub's resource type: {@code pod}, {@code configmap}. */
    public static Optional<Resource> ofType(String type) {
        return Arrays.stream(values()).filter(r -> r.singular().equals(type)).findFirst();
    }

    public String group() {
        return group;
    }

    public String version() {
        return version;
    }

    public String plural() {
        return plural;
    }

    public String kind() {
        return kind;
    }

    public boolean namespaced() {
        return namespaced;
    }

    public List<String> shortNames() {
        return shortName.isEmpty() ? List.of() : List.of(shortName);
    }

    public String singular() {
        return kind.toLowerCase(Locale.ROOT);
    }

    /** {@code v1} or {@code coordination.k8s.io/v1}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** As error messages name it: {@code pods} or {@code leases.coordination.k8s.io}. */
    public String qualified() {
        return group.isEmpty() ? plural : plural + "." + group;
    }
}
