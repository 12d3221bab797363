package dev.keadm.edgecore.meta;

import dev.keadm.edgecore.hub.Answer;
import dev.keadm.edgecore.hub.CloudLink;
import dev.keadm.wire.Message;
import dev.keadm.wire.MessageFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** A process of its own: stores a pod, prints its ACK, and then waits to be killed. */
final class AcknowledgingAgent implements CloudLink {
    private AcknowledgingAgent() {}

    public static void main(String[] args) throws IOException {
        MetaStore store = SqliteMetaStore.open(Path.of(args[0]));
        MessageFactory messages = new MessageFactory(InstantSource.system());
        MetaIntake intake = new MetaIntake(store, messages, Objects.NODE, new RecordingListener());
        intake.received(
                messages.request("edgecontroller", "resource", "insert", "default/pod/web", Objects.pod("u1", 5)),
                new AcknowledgingAgent());
        int ignored = System.in.read();
        System.out.println("Not killed " + ignored);
    }

    @Override
    public boolean send(Message message) {
        System.out.println("ACK");
        return true;
    }

    @Override
    public Answer ask(Message question, Duration deadline) {
        return new Answer.Unanswered("nobody asks here");
    }

    @Override
    public boolean isConnected() {
        return true;
    }
}
