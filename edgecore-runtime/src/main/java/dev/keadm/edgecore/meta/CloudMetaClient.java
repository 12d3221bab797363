package dev.keadm.edgecore.meta;

import dev.keadm.edgecore.api.ConfigMap;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.Secret;
import dev.keadm.edgecore.api.TokenRequest;
import dev.keadm.edgecore.hub.Answer;
import dev.keadm.edgecore.hub.CloudLink;
import dev.keadm.wire.Group;
import dev.keadm.wire.JsonFault;
import dev.keadm.wire.Message;
import dev.keadm.wire.MessageFactory;
import dev.keadm.wire.Operation;
import dev.keadm.wire.ResourceName;
import dev.keadm.wire.ResourceType;
import dev.keadm.wire.Source;
import io.avaje.json.JsonException;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers from the store where it can, else asks CloudCore through the hub. Thread-safe. */
public final class CloudMetaClient implements MetaClient {
    private static final Logger LOG = LoggerFactory.getLogger(CloudMetaClient.class);
    private static final Jsonb JSON = Jsonb.builder().build();

    private final MetaStore store;
    private final CloudLink link;
    private final MessageFactory messages;
    private final String nodeName;
    private final Duration deadline;
    private final JsonType<Pod> pods = JSON.type(Pod.class);
    private final JsonType<ConfigMap> configMaps = JSON.type(ConfigMap.class);
    private final JsonType<Secret> secrets = JSON.type(Secret.class);
    private final JsonType<TokenRequest> tokens = JSON.type(TokenRequest.class);
    private final JsonType<String> texts = JSON.type(String.class);

    /** Questions under way, so that all who ask the same wait for one answer: CloudCore would give but one. */
    private final Map<String, FutureTask<Answer>> underWay = new ConcurrentHashMap<>();

    /** @param deadline for each answer: {@code modules.metaManager.remoteQueryTimeout} */
    public CloudMetaClient(
            MetaStore store, CloudLink link, MessageFactory messages, String nodeName, Duration deadline) {
        this.store = store;
        this.link = link;
        this.messages = messages;
        this.nodeName = nodeName;
        this.deadline = deadline;
    }

    @Override
    public List<Pod> storedPods() {
        return store.all(ResourceType.POD).stream()
                .flatMap(json -> parse(pods, json).stream())
                .filter(pod -> pod.spec() != null && nodeName.equals(pod.spec().nodeName()))
                .toList();
    }

    @Override
    public Reply<ConfigMap> configMap(String namespace, String name) {
        return object(new ResourceName(namespace, ResourceType.CONFIG_MAP, name), configMaps);
    }

    @Override
    public Reply<Secret> secret(String namespace, String name) {
        return object(new ResourceName(namespace, ResourceType.SECRET, name), secrets);
    }

    private <T> Reply<T> object(ResourceName name, JsonType<T> type) {
        Optional<T> stored = store.find(name).flatMap(json -> parse(type, json));
        if (stored.isPresent()) {
            return new Reply.Found<>(stored.get());
        }
        Answer answer = merged(name.toString(), Operation.QUERY, name, null);
        return read(answer, reply -> ReplyShapes.bare(reply.content(), type));
    }

    @Override
    public Reply<TokenRequest> serviceAccountToken(String namespace, String serviceAccount, TokenRequest request) {
        ResourceName name = new ResourceName(namespace, ResourceType.SERVICE_ACCOUNT_TOKEN, serviceAccount);
        String content = tokens.toJson(request);
        Answer answer = merged(name + content, Operation.QUERY, name, content);
        return read(answer, reply -> ReplyShapes.bare(reply.content(), tokens));
    }

    @Override
    public Reply<Pod> patchPodStatus(String namespace, String name, String patch) {
        // as a JSON text: CloudCore takes bytes for base64 and fails
        Answer answer =
                ask(Operation.PATCH, new ResourceName(namespace, ResourceType.POD_PATCH, name), texts.toJson(patch));
        return goneWhenMadeAnew(read(answer, reply -> ReplyShapes.wrapped(reply.content(), pods)));
    }

    /** The API server calls it a conflict when the uid in the patch is not the pod's. */
    private static Reply<Pod> goneWhenMadeAnew(Reply<Pod> reply) {
        return reply instanceof Reply.Refused<Pod> refused
                        && refused.code() == 409
                        && refused.message().contains("UID")
                ? new Reply.NotFound<>(refused.message())
                : reply;
    }

    @Override
    public Reply<Boolean> deletePod(String namespace, String name, String uid) {
        // an object: CloudCore takes a text for the uid alone
        String options = "{\"gracePeriodSeconds\":0,\"preconditions\":{\"uid\":" + texts.toJson(uid) + "}}";
        Answer answer = ask(Operation.DELETE, new ResourceName(namespace, ResourceType.POD, name), options);
        return read(answer, reply -> ReplyShapes.text(reply.content()));
    }

    private Answer merged(String key, String operation, ResourceName name, @Nullable String content) {
        FutureTask<Answer> mine = new FutureTask<>(() -> ask(operation, name, content));
        FutureTask<Answer> first = underWay.putIfAbsent(key, mine);
        if (first == null) {
            try {
                mine.run();
            } finally {
                underWay.remove(key, mine);
            }
        }
        try {
            return (first == null ? mine : first).get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Answer.Unanswered("the agent stops");
        } catch (ExecutionException e) {
            throw new IllegalStateException("Asking about " + name + " failed", e.getCause());
        }
    }

    private Answer ask(String operation, ResourceName name, @Nullable String content) {
        Message question = messages.request(Source.EDGED, Group.META, operation, name.toString(), content);
        return link.ask(question, deadline);
    }

    private interface Reader<T> {
        Reply<T> read(Message reply);
    }

    private static <T> Reply<T> read(Answer answer, Reader<T> reader) {
        return switch (answer) {
            case Answer.Replied(Message reply) -> reader.read(reply);
            case Answer.Unanswered(String why) -> new Reply.Unavailable<>(why);
        };
    }

    private static <T> Optional<T> parse(JsonType<T> type, String json) {
        try {
            return Optional.of(type.fromJson(json));
        } catch (JsonException | IllegalStateException | NullPointerException e) {
            LOG.error("The store holds an object that cannot be read reason={}", JsonFault.text(e));
            return Optional.empty();
        }
    }
}
