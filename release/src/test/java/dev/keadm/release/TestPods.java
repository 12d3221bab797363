package dev.keadm.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.keadm.sandbox.Sandbox;
import dev.keadm.sandbox.cluster.Resource;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A user of the stand-in cloud. */
record TestPods(Sandbox cloud) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration SOON = Duration.ofSeconds(60);
    static final String NAMESPACE = "default";

    /** With one of every kind of content that a pod's volumes have. */
    void createObjects() {
        create(Resource.CONFIG_MAPS, """
                {"metadata":{"name":"settings","namespace":"default"},"data":{"colour":"blue"}}""");
        create(Resource.SECRETS, """
                {"metadata":{"name":"password","namespace":"default"},"data":{"word":"c2VzYW1l"}}""");
    }

    /**
     * A pod that reads a configMap, a secret, an emptyDir and a service account token.
     *
     * @param operatingSystem in its node selector and tolerations, as Kubernetes labels nodes
     */
    void createPod(String name, String operatingSystem) {
        create(Resource.PODS, """
                {"metadata":{"name":"%s","namespace":"default"},
                 "spec":{
                  "nodeSelector":{"kubernetes.io/os":"%s"},
                  "tolerations":[{"operator":"Exists"}],
                  "terminationGracePeriodSeconds":2,
                  "containers":[{"name":"main","image":"%s",
                   "env":[{"name":"COLOUR","valueFrom":{"configMapKeyRef":{"name":"settings","key":"colour"}}}],
                   "volumeMounts":[
                    {"name":"settings","mountPath":"/volumes/settings"},
                    {"name":"password","mountPath":"/volumes/password"},
                    {"name":"scratch","mountPath":"/volumes/scratch"},
                    {"name":"token","mountPath":"/volumes/token"}]}],
                  "volumes":[
                   {"name":"settings","configMap":{"name":"settings"}},
                   {"name":"password","secret":{"secretName":"password"}},
                   {"name":"scratch","emptyDir":{}},
                   {"name":"token","projected":{"sources":[{"serviceAccountToken":{"path":"token"}}]}}]}}""".formatted(name, operatingSystem, TestRuntime.BUSYBOX));
    }

    private void create(Resource resource, String json) {
        ObjectNode object = (ObjectNode) JSON.readTree(json);
        cloud.cluster().create(resource, NAMESPACE, object);
    }

    void awaitRunning(String pod) {
        await().atMost(SOON).untilAsserted(() -> {
            ObjectNode object = cloud.cluster().get(Resource.PODS, NAMESPACE, pod);
            assertThat(object.at("/status/phase").asString())
                    .as(object::toPrettyString)
                    .isEqualTo("Running");
            assertThat(object.at("/status/containerStatuses/0/ready").asBoolean())
                    .as(object::toPrettyString)
                    .isTrue();
            assertThat(object.at("/status/conditions").findValues("message"))
                    .as("what a condition said while it did not hold")
                    .isEmpty();
        });
    }

    /** As {@code kubectl delete}: it is gone when the agent said so. */
    void delete(String pod) {
        cloud.cluster().delete(Resource.PODS, NAMESPACE, pod, JSON.createObjectNode());
        await().atMost(SOON)
                .until(() -> cloud.cluster().find(Resource.PODS, NAMESPACE, pod).isEmpty());
    }

    ObjectNode node(String name) {
        return cloud.cluster().get(Resource.NODES, "", name);
    }

    void awaitReady(String node) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ready(node))
                        .as(() -> node(node).toPrettyString())
                        .isTrue());
    }

    boolean ready(String node) {
        for (var condition : node(node).at("/status/conditions")) {
            if (condition.path("type").asString().equals("Ready")) {
                return condition.path("status").asString().equals("True");
            }
        }
        return false;
    }
}
