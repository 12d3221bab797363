package dev.keadm.sandbox.hub;

import dev.keadm.sandbox.cluster.ApiException;
import dev.keadm.sandbox.cluster.Cluster;
import dev.keadm.sandbox.cluster.Resource;
import dev.keadm.sandbox.cluster.Trees;
import dev.keadm.sandbox.pki.CertificateAuthority;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers TokenRequests with tokens that look like the API server's, signed (ES256) with the sandbox's CA key. */
public final class ServiceAccountTokens {
    private static final String ISSUER = "https://kubernetes.default.svc";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Cluster cluster;
    private final CertificateAuthority ca;
    private final Clock clock;

    public ServiceAccountTokens(Cluster cluster, CertificateAuthority ca, Clock clock) {
        this.cluster = cluster;
        this.ca = ca;
        this.clock = clock;
    }

    /** @return the request with audiences and status filled in */
    public ObjectNode issue(String namespace, String account, ObjectNode request) {
        ObjectNode holder = cluster.get(Resource.SERVICE_ACCOUNTS, namespace, account);
        ObjectNode spec = Trees.child(request, "spec");
        if (spec.path("audiences").isEmpty()) {
            spec.putArray("audiences").add(ISSUER);
        }
        long seconds = spec.path("expirationSeconds").asLong(3600);
        if (seconds < 600) {
            throw ApiException.unprocessable(
                    "TokenRequest.authentication.k8s.io \"" + account + "\" is invalid: spec.expirationSeconds: "
                            + "Invalid value: " + seconds + ": may not specify a duration less than 10 minutes");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant end = now.plusSeconds(seconds);
        ObjectNode claims = claims(namespace, holder, spec, now, end);
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        answer.put("kind", "TokenRequest").put("apiVersion", "authentication.k8s.io/v1");
        Trees.metadata(answer)
                .put("name", account)
                .put("namespace", namespace)
                .put("creationTimestamp", now.toString());
        answer.set("spec", spec);
        answer.putObject("status").put("token", sign(claims)).put("expirationTimestamp", end.toString());
        return answer;
    }

    private ObjectNode claims(String namespace, ObjectNode account, ObjectNode spec, Instant now, Instant end) {
        ObjectNode claims = JsonMapper.shared().createObjectNode();
        claims.set("aud", spec.path("audiences"));
        claims.put("exp", end.getEpochSecond())
                .put("iat", now.getEpochSecond())
                .put("iss", ISSUER)
                .put("jti", UUID.randomUUID().toString());
        ObjectNode kubernetes = claims.putObject("kubernetes.io").put("namespace", namespace);
        if (spec.get("boundObjectRef") instanceof ObjectNode bound) {
            bind(namespace, bound, kubernetes);
        }
        kubernetes.putObject("serviceaccount").put("name", Trees.name(account)).put("uid", Trees.uid(account));
        return claims.put("nbf", now.getEpochSecond())
                .put("sub", "system:serviceaccount:" + namespace + ":" + Trees.name(account));
    }

    private void bind(String namespace, ObjectNode bound, ObjectNode claims) {
        String kind = Trees.text(bound, "kind");
        Resource resource = switch (kind) {
            case "Pod" -> Resource.PODS;
            case "Secret" -> Resource.SECRETS;
            default -> throw ApiException.badRequest("cannot bind token to object of type " + kind);
        };
        String name = Trees.text(bound, "name");
        ObjectNode object = cluster.get(resource, namespace, name);
        String uid = Trees.text(bound, "uid");
        if (!uid.isEmpty() && !uid.equals(Trees.uid(object))) {
            throw ApiException.uidConflict(resource, name, uid, Trees.uid(object));
        }
        claims.putObject(resource.singular()).put("name", name).put("uid", Trees.uid(object));
    }

    private String sign(JsonNode claims) {
        String signed = encode("{\"alg\":\"ES256\",\"kid\":\"" + ca.sha256() + "\"}") + "." + encode(claims.toString());
        return signed + "." + BASE64.encodeToString(ca.sign(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private static String encode(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
