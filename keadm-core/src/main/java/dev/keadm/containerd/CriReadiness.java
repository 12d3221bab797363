package dev.keadm.containerd;

import dev.keadm.cri.CriClient;
import dev.keadm.cri.CriEndpoint;
import dev.keadm.cri.CriException;
import dev.keadm.cri.CriTransports;
import dev.keadm.cri.v1.RuntimeCondition;
import dev.keadm.cri.v1.RuntimeStatus;
import java.util.List;
import java.util.Optional;

/** Asks by CRI. */
public final class CriReadiness implements RuntimeReadiness {
    private static final List<String> CONDITIONS = List.of("RuntimeReady", "NetworkReady");

    private final CriTransports transports;

    public CriReadiness(CriTransports transports) {
        this.transports = transports;
    }

    @Override
    public Optional<String> lacks(CriEndpoint endpoint) {
        try (CriClient client = CriClient.to(transports.to(endpoint))) {
            RuntimeStatus status = client.runtime().status(false).status;
            List<RuntimeCondition> conditions = status == null ? List.of() : status.conditions;
            return CONDITIONS.stream()
                    .filter(type -> conditions.stream().noneMatch(it -> it.type.equals(type) && it.status))
                    .findFirst()
                    .map(type -> type + " is not true" + why(conditions, type));
        } catch (CriException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static String why(List<RuntimeCondition> conditions, String type) {
        return conditions.stream()
                .filter(condition -> condition.type.equals(type) && !condition.message.isEmpty())
                .findFirst()
                .map(condition -> ": " + condition.message)
                .orElse("");
    }
}
