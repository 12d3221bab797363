package dev.keadm.edgecore.meta;

import dev.keadm.wire.Group;
import dev.keadm.wire.Message;
import dev.keadm.wire.MessageFactory;
import dev.keadm.wire.Operation;
import dev.keadm.wire.ResourceName;
import dev.keadm.wire.Source;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** An intake between a recorded cloud and a store in memory. */
class IntakeFixture {
    static final ResourceName WEB = new ResourceName("default", "pod", "web");

    final MessageFactory messages = new MessageFactory(InstantSource.system());
    final FakeMetaStore store = new FakeMetaStore();
    final RecordingLink link = new RecordingLink();
    final RecordingListener listener = new RecordingListener();
    final MetaIntake intake = new MetaIntake(store, messages, Objects.NODE, listener);

    IntakeFixture() {
        intake.deliverTo(listener);
    }

    Message receive(String source, String group, String operation, String resource, @Nullable String content) {
        Message message = messages.request(source, group, operation, resource, content);
        intake.received(message, link);
        return message;
    }

    Message receive(String operation, String resource, @Nullable String content) {
        return receive(Source.EDGE_CONTROLLER, Group.RESOURCE, operation, resource, content);
    }

    Message receivePod(String uid, int version) {
        return receive(Operation.UPDATE, WEB.toString(), Objects.pod(uid, version));
    }
}
