package dev.keadm.edgecore.meta;

import dev.keadm.wire.Group;
import dev.keadm.wire.JsonFault;
import dev.keadm.wire.Message;
import dev.keadm.wire.Source;
import io.avaje.json.JsonException;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What CloudCore says once to modules that are off here: which devices are this node's, which topics to subscribe to and
 * which local URLs may be called. It goes where the Go agent's modules keep it, for the day they are on; all else that
 * they would do is left undone.
 */
final class UserIntake {
    private static final Logger LOG = LoggerFactory.getLogger(UserIntake.class);
    private static final JsonType<DeviceMembership> MEMBERSHIP =
            Jsonb.builder().build().type(DeviceMembership.class);

    private final MetaStore store;

    UserIntake(MetaStore store) {
        this.store = store;
    }

    /** Whether the store was changed. */
    boolean handle(Message message) {
        if (message.group().equals(Group.TWIN) && message.resource().equals("membership")) {
            return membership(message.content());
        }
        if (message.source().equals(Source.ROUTER_EVENT_BUS)) {
            return register(message, MetaStore.Register.TOPICS, "subscribe", "unsubscribe");
        }
        if (message.source().equals(Source.ROUTER_SERVICE_BUS)) {
            return register(message, MetaStore.Register.URLS, "start", "stop");
        }
        LOG.debug("No module here for a message group={} operation={}", message.group(), message.operation());
        return false;
    }

    private boolean register(Message message, MetaStore.Register register, String begin, String end) {
        if (message.operation().equals(begin)) {
            store.remember(register, message.resource());
            return true;
        }
        if (message.operation().equals(end)) {
            store.forget(register, message.resource());
            return true;
        }
        return false;
    }

    private boolean membership(@Nullable String content) {
        try {
            DeviceMembership change = MEMBERSHIP.fromJson(content == null ? "{}" : content);
            for (DeviceMembership.Device device : orNone(change.added())) {
                store.putDevice(text(device.id()), text(device.name()), text(device.description()));
            }
            for (DeviceMembership.Device device : orNone(change.removed())) {
                store.removeDevice(text(device.id()));
            }
            return !orNone(change.added()).isEmpty()
                    || !orNone(change.removed()).isEmpty();
        } catch (JsonException | IllegalStateException e) {
            LOG.warn("CloudCore sent an unreadable list of devices reason={}", JsonFault.text(e));
            return false;
        }
    }

    private static List<DeviceMembership.Device> orNone(@Nullable List<DeviceMembership.Device> devices) {
        return devices == null ? List.of() : devices;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
