package dev.keadm.sandbox;

import dev.keadm.sandbox.cluster.Cluster;
import dev.keadm.sandbox.cluster.Resource;
import dev.keadm.sandbox.cluster.Trees;
import dev.keadm.sandbox.pki.CertificateAuthority;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The secrets in namespace kubeedge in which CloudCore keeps its CA and the join token, for whoever asks the cluster for them. */
final class CloudSecrets {
    private static final String NAMESPACE = "kubeedge";

    private CloudSecrets() {}

    static void publish(Cluster cluster, CertificateAuthority ca, String token) {
        ObjectNode keys = secret("casecret");
        keys.putObject("data").put("cadata", base64(ca.der())).put("cakeydata", base64(ca.sec1Key()));
        put(cluster, keys);
        ObjectNode tokens = secret("tokensecret");
        tokens.putObject("data").put("tokendata", base64(token.getBytes(StandardCharsets.UTF_8)));
        put(cluster, tokens);
    }

    private static void put(Cluster cluster, ObjectNode secret) {
        String name = Trees.name(secret);
        if (cluster.find(Resource.SECRETS, NAMESPACE, name).isEmpty()) {
            cluster.create(Resource.SECRETS, NAMESPACE, secret);
        } else {
            cluster.update(Resource.SECRETS, NAMESPACE, name, secret, "");
        }
    }

    private static ObjectNode secret(String name) {
        ObjectNode secret = JsonMapper.shared().createObjectNode();
        Trees.metadata(secret).put("name", name);
        return secret;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
