package dev.keadm.edgecore.meta;

import dev.keadm.edgecore.api.Pod;

/** Hears of pods after the store has them on disk. Calls come one at a time and must return at once. */
public interface PodListener {
    void podStored(Pod pod);

    /** The API server has no such pod any more. {@code uid} is empty when CloudCore did not say which one. */
    void podGone(String namespace, String name, String uid);

    /** A ConfigMap or Secret of this namespace changed: volumes made of it are due for a refresh. */
    void configChanged(String namespace, String kind, String name);
}
