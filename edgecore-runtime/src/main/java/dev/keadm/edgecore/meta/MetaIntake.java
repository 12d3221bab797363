package dev.keadm.edgecore.meta;

import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.hub.CloudLink;
import dev.keadm.edgecore.hub.MessageHandler;
import dev.keadm.wire.Acknowledgement;
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
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides about every message from the cloud: store, tell, acknowledge, in this order. CloudCore never sends again what
 * was acknowledged, so no ACK goes out before the object is on disk; and one ACK that is missing holds up everything else
 * for 25 s, so whatever awaits one gets one, unknown things included.
 *
 * <p>Used by the hub's intake thread, but for {@link #deliverTo}, which comes before the hub starts.
 */
public final class MetaIntake implements MessageHandler {
    private static final Logger LOG = LoggerFactory.getLogger(MetaIntake.class);

    private final MetaStore store;
    private final MessageFactory messages;
    private final String nodeName;
    private final StoreWatch watch;
    private final UserIntake user;
    private final JsonType<Pod> pods = Jsonb.builder().build().type(Pod.class);

    /** Set before the hub starts, then only read. */
    private volatile PodListener listener = new NoListener();

    /** Owned by the intake thread. */
    private boolean storeFailed;

    public MetaIntake(MetaStore store, MessageFactory messages, String nodeName, StoreWatch watch) {
        this.store = store;
        this.messages = messages;
        this.nodeName = nodeName;
        this.watch = watch;
        this.user = new UserIntake(store);
    }

    /** Hands over every stored pod of this node, and from then on each change. */
    public void deliverTo(PodListener podListener) {
        listener = podListener;
        store.all(ResourceType.POD).forEach(this::tellPod);
    }

    @Override
    public void received(Message message, CloudLink link) {
        try {
            boolean changed = handle(message);
            if (storeFailed && changed) {
                storeFailed = false;
                watch.storeWorks();
            }
        } catch (StoreException e) {
            if (!storeFailed) {
                LOG.error("The store does not work, nothing is acknowledged until it does", e);
                watch.storeFailed(String.valueOf(e.getMessage()));
            }
            storeFailed = true;
            return;
        }
        if (Acknowledgement.isAwaited(message)) {
            link.send(messages.ack(message));
        }
    }

    /** Whether the store was changed: much that comes, like the replies about leases, never touches it. */
    private boolean handle(Message message) {
        Optional<ResourceName> name = ResourceName.parse(message.resource());
        if (message.group().equals(Group.USER)
                || message.group().equals(Group.TWIN)
                || message.group().equals(Group.TASK_MANAGER)
                || message.source().equals(Source.TASK_MANAGER)) {
            return user.handle(message);
        }
        if (name.isPresent()) {
            return handleObject(message, name.get());
        }
        LOG.debug("Nothing to do about a message operation={} resource={}", message.operation(), message.resource());
        return false;
    }

    private boolean handleObject(Message message, ResourceName name) {
        return switch (message.operation()) {
            case Operation.INSERT, Operation.UPDATE -> keep(message, name);
            case Operation.DELETE -> drop(message, name);
            case Operation.RESPONSE -> ResourceType.isKeptAfterQuery(name.type()) && keepAnswer(message, name);
            default -> {
                LOG.debug("Nothing to do about a message operation={} resource={}", message.operation(), name);
                yield false;
            }
        };
    }

    private boolean keep(Message message, ResourceName name) {
        Optional<ObjectHeader> header = ObjectHeader.read(message.content());
        if (header.isEmpty() || message.content() == null) {
            LOG.warn("CloudCore sent no object operation={} resource={}", message.operation(), name);
            return false;
        }
        boolean stored = store.put(name, header.get(), message.content());
        if (stored) {
            tell(name, message.content());
        }
        return stored;
    }

    /** What somebody asked for is told to nobody else: the asker gets it, and later changes are pushed. */
    private boolean keepAnswer(Message message, ResourceName name) {
        String content = message.content();
        Optional<ObjectHeader> header = ObjectHeader.read(content);
        return content != null && header.isPresent() && store.put(name, header.get(), content);
    }

    private boolean drop(Message message, ResourceName name) {
        String uid = ObjectHeader.read(message.content()).map(ObjectHeader::uid).orElse("");
        boolean removed = store.remove(name, uid);
        switch (name.type()) {
            case ResourceType.POD -> listener.podGone(name.namespace(), name.name(), uid);
            case ResourceType.CONFIG_MAP, ResourceType.SECRET -> {
                if (removed) {
                    listener.configChanged(name.namespace(), name.type(), name.name());
                }
            }
            default -> {}
        }
        return removed;
    }

    private void tell(ResourceName name, String content) {
        switch (name.type()) {
            case ResourceType.POD -> tellPod(content);
            case ResourceType.CONFIG_MAP, ResourceType.SECRET ->
                listener.configChanged(name.namespace(), name.type(), name.name());
            default -> {}
        }
    }

    private void tellPod(String json) {
        try {
            Pod pod = pods.fromJson(json);
            if (pod.spec() != null && nodeName.equals(pod.spec().nodeName())) {
                listener.podStored(pod);
            }
        } catch (JsonException | IllegalStateException | NullPointerException e) {
            // it stays in the store for an agent that can read it
            LOG.error("Cannot read a pod, it is not run reason={}", JsonFault.text(e));
        }
    }

    private static final class NoListener implements PodListener {
        @Override
        public void podStored(Pod pod) {}

        @Override
        public void podGone(String namespace, String name, String uid) {}

        @Override
        public void configChanged(String namespace, String kind, String name) {}
    }
}
