package dev.keadm.edgecore.hub;

import dev.keadm.wire.Message;

/** What came of a question to CloudCore. */
public sealed interface Answer {
    record Replied(Message message) implements Answer {}

    /** @param why the link is down, went down, or stayed silent until the deadline */
    record Unanswered(String why) implements Answer {}
}
