package dev.keadm.edgecore.hub;

import dev.keadm.wire.Message;

/** Takes what CloudCore sent, one message at a time and in order. */
@FunctionalInterface
public interface MessageHandler {
    /**
     * Called before a question that this message answers hears of it.
     *
     * @param link the way back, for an ACK
     */
    void received(Message message, CloudLink link);
}
