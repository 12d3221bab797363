package dev.keadm.edgecore.hub;

import dev.keadm.wire.Message;
import java.time.Duration;

/** The way to CloudCore, whether it is open just now or not. */
public interface CloudLink {
    /** Sends and waits. Blocks for at most {@code deadline} plus the wait that the rate limit asks for. */
    Answer ask(Message question, Duration deadline);

    /** Sends without a wait. False when the link is down: then the message is forgotten. */
    boolean send(Message message);

    boolean isConnected();
}
