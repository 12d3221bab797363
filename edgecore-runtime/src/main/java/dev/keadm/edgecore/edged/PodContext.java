package dev.keadm.edgecore.edged;

import dev.keadm.cri.CriRuntime;
import dev.keadm.edgecore.edged.object.NodeFacts;
import dev.keadm.edgecore.meta.MetaClient;
import java.time.Clock;
import java.util.concurrent.Executor;

/** What the lives of all pods share. */
record PodContext(
        CriRuntime runtime,
        PodPreparation preparation,
        MetaClient meta,
        NodeFacts node,
        PodNames names,
        Pause pause,
        Clock clock,
        Executor executor) {

    /** Lets time pass on a thread of its own; tests let their clock run instead. */
    @FunctionalInterface
    interface Pause {
        void of(java.time.Duration duration) throws InterruptedException;
    }
}
