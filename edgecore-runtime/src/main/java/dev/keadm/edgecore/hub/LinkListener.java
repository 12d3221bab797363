package dev.keadm.edgecore.hub;

import dev.keadm.status.Cause;

/** Hears of the link's edges, not of each attempt. Calls come one at a time from the connecting thread. */
public interface LinkListener {
    void connected();

    /** Comes for every failed attempt, too, so that a changed reason is seen. */
    void disconnected(Cause cause, String message);
}
