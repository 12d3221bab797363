package dev.keadm.sandbox.controllers;

import dev.keadm.sandbox.cluster.Cluster;
import dev.keadm.sandbox.cluster.Resource;
import dev.keadm.sandbox.cluster.Selector;
import dev.keadm.sandbox.cluster.Trees;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Gives each namespace its service account and root CA, and empties those that are being deleted. */
final class Namespaces implements Runnable {
    private final Cluster cluster;
    private final String caPem;

    Namespaces(Cluster cluster, String caPem) {
        this.cluster = cluster;
        this.caPem = caPem;
    }

    @Override
    public void run() {
        for (ObjectNode namespace : cluster.list(Resource.NAMESPACES, "", Selector.all())) {
            if (Trees.deleting(namespace)) {
                empty(Trees.name(namespace));
            } else {
                furnish(Trees.name(namespace));
            }
        }
    }

    private void furnish(String namespace) {
        if (cluster.find(Resource.SERVICE_ACCOUNTS, namespace, "default").isEmpty()) {
            cluster.create(Resource.SERVICE_ACCOUNTS, namespace, named("default"));
        }
        ObjectNode rootCa = named("kube-root-ca.crt");
        rootCa.putObject("data").put("ca.crt", caPem);
        var there = cluster.find(Resource.CONFIG_MAPS, namespace, "kube-root-ca.crt");
        if (there.isEmpty()) {
            cluster.create(Resource.CONFIG_MAPS, namespace, rootCa);
        } else if (!Trees.text(there.get(), "data", "ca.crt").equals(caPem)) {
            cluster.update(Resource.CONFIG_MAPS, namespace, "kube-root-ca.crt", rootCa, "");
        }
    }

    private void empty(String namespace) {
        boolean left = false;
        for (Resource resource : Resource.values()) {
            if (!resource.namespaced() || resource == Resource.OBJECT_SYNCS) {
                continue;
            }
            for (ObjectNode object : cluster.list(resource, namespace, Selector.all())) {
                left = true;
                if (!Trees.deleting(object)) {
                    cluster.delete(
                            resource,
                            namespace,
                            Trees.name(object),
                            JsonMapper.shared().createObjectNode());
                }
            }
        }
        if (!left) {
            cluster.removeNamespace(namespace);
        }
    }

    private static ObjectNode named(String name) {
        ObjectNode object = JsonMapper.shared().createObjectNode();
        Trees.metadata(object).put("name", name);
        return object;
    }
}
