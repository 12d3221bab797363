package dev.keadm.edgecore;

/**
 * A part of the agent that is started once and stopped once, in reverse order of start.
 *
 * <ul>
 *   <li>{@link #start} returns when the part works or has begun to try in the background; it throws only when the
 *       agent cannot run at all.
 *   <li>{@link #stop} may come in any state, more than once, and leaves running containers alone.
 * </ul>
 */
public interface Component {
    String name();

    void start();

    void stop();
}
