package dev.keadm.edgecore.edged;

import dev.keadm.edgecore.api.ConfigMap;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.Secret;
import dev.keadm.edgecore.api.TokenRequest;
import dev.keadm.edgecore.meta.MetaClient;
import dev.keadm.edgecore.meta.Reply;
import java.util.List;

/** A cloud without objects, to be made into one that a test needs. */
abstract class NoCloud implements MetaClient {
    @Override
    public List<Pod> storedPods() {
        return List.of();
    }

    @Override
    public Reply<ConfigMap> configMap(String namespace, String name) {
        return new Reply.NotFound<>("no such object");
    }

    @Override
    public Reply<Secret> secret(String namespace, String name) {
        return new Reply.NotFound<>("no such object");
    }

    @Override
    public Reply<TokenRequest> serviceAccountToken(String namespace, String serviceAccount, TokenRequest request) {
        return new Reply.NotFound<>("no such object");
    }
}
