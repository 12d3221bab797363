package dev.keadm.edgecore.meta;

import dev.keadm.edgecore.api.Pod;
import java.util.ArrayList;
import java.util.List;

/** Remembers in one list what pods and the status board are told. */
final class RecordingListener implements PodListener, StoreWatch {
    final List<String> told = new ArrayList<>();

    @Override
    public void podStored(Pod pod) {
        told.add("stored " + pod.metadata().name() + " " + pod.metadata().uid());
    }

    @Override
    public void podGone(String namespace, String name, String uid) {
        told.add("gone " + namespace + "/" + name + " " + uid);
    }

    @Override
    public void configChanged(String namespace, String kind, String name) {
        told.add("changed " + namespace + "/" + kind + "/" + name);
    }

    @Override
    public void storeFailed(String message) {
        told.add("store failed: " + message);
    }

    @Override
    public void storeWorks() {
        told.add("store works");
    }
}
