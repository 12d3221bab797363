package dev.keadm.sandbox.hub;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Go's empty objects as they look in JSON: what stands beside an error. */
final class Zero {
    private Zero() {}

    static ObjectNode node() {
        return parse("""
                {"metadata":{"creationTimestamp":null},"spec":{},"status":{"daemonEndpoints":{"kubeletEndpoint":{"Port":0}},\
                "nodeInfo":{"machineID":"","systemUUID":"","bootID":"","kernelVersion":"","osImage":"",\
                "containerRuntimeVersion":"","kubeletVersion":"","kubeProxyVersion":"","operatingSystem":"","architecture":""}}}""");
    }

    static ObjectNode pod() {
        return parse("{\"metadata\":{\"creationTimestamp\":null},\"spec\":{\"containers\":null},\"status\":{}}");
    }

    static ObjectNode lease() {
        return parse("{\"metadata\":{\"creationTimestamp\":null},\"spec\":{}}");
    }

    private static ObjectNode parse(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }
}
