package dev.keadm.containerd;

import dev.keadm.cri.CriEndpoint;
import java.util.Optional;

/** Whether a runtime answers CRI's Status with RuntimeReady and NetworkReady. */
@FunctionalInterface
public interface RuntimeReadiness {
    /** Empty when it is ready; else what it lacks, for people: {@code NetworkReady is false: no network config found}. */
    Optional<String> lacks(CriEndpoint endpoint);
}
