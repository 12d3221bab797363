package dev.keadm.edgecore.meta;

import dev.keadm.edgecore.hub.Answer;
import dev.keadm.edgecore.hub.CloudLink;
import dev.keadm.wire.Message;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Remembers what goes to the cloud; questions are answered by a function. */
final class RecordingLink implements CloudLink {
    final List<Message> sent = new CopyOnWriteArrayList<>();
    final List<Message> asked = new CopyOnWriteArrayList<>();
    volatile Function<Message, Answer> cloud = _ -> new Answer.Unanswered("there is no link to CloudHub");
    volatile Runnable beforeSend = () -> {};

    @Override
    public Answer ask(Message question, Duration deadline) {
        asked.add(question);
        return cloud.apply(question);
    }

    @Override
    public boolean send(Message message) {
        beforeSend.run();
        sent.add(message);
        return true;
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    /** The ids of the messages that were acknowledged. */
    List<String> acknowledged() {
        return sent.stream().map(Message::parentId).toList();
    }
}
