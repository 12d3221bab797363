package dev.keadm.edgecore.edged;

import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.PodStatus;
import io.avaje.jsonb.Jsonb;

/** Pods for tests, written as JSON as the API server sends them. */
public final class TestPods {
    private static final Jsonb JSON = Jsonb.builder().build();

    private TestPods() {}

    public static Pod pod(String specJson) {
        return JSON.type(Pod.class).fromJson("""
                        {"metadata":{"name":"web","namespace":"shop","uid":"0f3c",
                          "labels":{"app":"web","tier":"front"},"annotations":{"Build.example/No":"7"}},
                         "spec":%s}""".formatted(specJson));
    }

    public static PodStatus status(String json) {
        return JSON.type(PodStatus.class).fromJson(json);
    }

    /** A pod of one container. */
    public static Pod withContainer(String containerJson) {
        return pod("{\"nodeName\":\"edge-1\",\"serviceAccountName\":\"robot\",\"containers\":[" + containerJson + "]}");
    }

    public static Container only(Pod pod) {
        return pod.spec().containers().getFirst();
    }
}
