package dev.keadm.edgecore.hub;

import java.util.ArrayDeque;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Texts between OkHttp's reader and the intake thread. When it is full the newest text is dropped: CloudHub sends again
 * what awaits an ACK, and a question that hears nothing is asked again. Thread-safe.
 */
final class IntakeQueue {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeQueue.class);

    private final int mostTexts;
    private final long mostCharacters;

    /** All three guarded by this. */
    private final Queue<String> texts = new ArrayDeque<>();

    private long characters;
    private boolean dropping;

    IntakeQueue(int mostTexts, long mostCharacters) {
        this.mostTexts = mostTexts;
        this.mostCharacters = mostCharacters;
    }

    /** Never blocks. A text that finds the queue empty is taken however large it is. */
    synchronized boolean offer(String text) {
        boolean full = !texts.isEmpty() && (texts.size() >= mostTexts || characters + text.length() > mostCharacters);
        if (full) {
            if (!dropping) {
                LOG.warn("Dropping messages from CloudHub until the store keeps up queued={}", texts.size());
            }
            dropping = true;
            return false;
        }
        dropping = false;
        texts.add(text);
        characters += text.length();
        notifyAll();
        return true;
    }

    /** Blocks for the next text. */
    synchronized String take() throws InterruptedException {
        while (texts.isEmpty()) {
            wait();
        }
        String text = texts.remove();
        characters -= text.length();
        return text;
    }
}
