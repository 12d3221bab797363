package dev.keadm.edgecore.meta;

import dev.keadm.edgecore.api.ConfigMap;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.Secret;
import dev.keadm.edgecore.api.TokenRequest;
import java.util.List;

/**
 * What edged asks of the cloud. Calls block until an answer or a deadline; they never throw for a cloud that is away.
 * Questions about one object are merged and asked one at a time: CloudCore answers two at once only once.
 */
public interface MetaClient {
    /** Every pod that the store holds for this node, whether or not the cloud answers. */
    List<Pod> storedPods();

    /** From the store when it is there (the cloud pushes changes), else from the cloud. */
    Reply<ConfigMap> configMap(String namespace, String name);

    /** From the store when it is there (the cloud pushes changes), else from the cloud. */
    Reply<Secret> secret(String namespace, String name);

    /** Always from the cloud: a token is never stored. */
    Reply<TokenRequest> serviceAccountToken(String namespace, String serviceAccount, TokenRequest request);

    /**
     * Strategic merge patch of the pod's status subresource.
     *
     * @param patch JSON text with {@code metadata.uid} as precondition
     * @return the pod as the API server has it now; NotFound also when the uid differs
     */
    Reply<Pod> patchPodStatus(String namespace, String name, String patch);

    /** Final deletion with grace 0; a pod that is gone or was made anew counts as deleted. */
    Reply<Boolean> deletePod(String namespace, String name, String uid);
}
