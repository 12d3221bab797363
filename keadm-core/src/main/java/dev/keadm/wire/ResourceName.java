package dev.keadm.wire;

import java.util.Optional;

/**
 * {@code namespace/type/name}, the short form that travels between CloudHub and the edge. Cluster-scoped objects have
 * the literal namespace {@code null}; so does what CloudCore sends for them.
 */
public record ResourceName(String namespace, String type, String name) {
    /** In the place of a namespace for objects that have none. */
    public static final String CLUSTER = "null";

    public static final String LEASE_NAMESPACE = "kube-node-lease";

    /** The resource of keepalives: not of three parts. */
    public static final String KEEPALIVE = "node";

    private static final String NODE_PREFIX = "node/";

    public ResourceName {
        requirePart(namespace);
        requirePart(type);
        requirePart(name);
    }

    /** A lease named badly makes a worker of CloudCore return for good, so nothing half-made gets out. */
    private static void requirePart(String part) {
        if (part.isEmpty() || part.indexOf('/') >= 0) {
            throw new IllegalArgumentException("'" + part + "' is no part of a resource name");
        }
    }

    public static ResourceName node(String node) {
        return new ResourceName(CLUSTER, ResourceType.NODE, node);
    }

    public static ResourceName nodePatch(String node) {
        return new ResourceName(CLUSTER, ResourceType.NODE_PATCH, node);
    }

    public static ResourceName lease(String node) {
        return new ResourceName(LEASE_NAMESPACE, ResourceType.LEASE, node);
    }

    /** Empty for everything that is not of three parts: {@code node}, {@code membership}, {@code k8s/ca.crt}, … */
    public static Optional<ResourceName> parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 3 || parts[0].isEmpty() || parts[1].isEmpty() || parts[2].isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ResourceName(parts[0], parts[1], parts[2]));
    }

    /** What CloudHub makes of an edge's short form. */
    public static String prefixed(String node, String shortForm) {
        return NODE_PREFIX + node + "/" + shortForm;
    }

    public ResourceName withType(String other) {
        return new ResourceName(namespace, other, name);
    }

    @Override
    public String toString() {
        return namespace + "/" + type + "/" + name;
    }
}
