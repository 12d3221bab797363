package dev.keadm.edgecore;

import dev.keadm.config.EdgeCoreConfig;
import dev.keadm.cri.CriClient;
import dev.keadm.edgecore.edged.Edged;
import dev.keadm.edgecore.edged.EdgedSettings;
import dev.keadm.edgecore.edged.PodPreparation;
import dev.keadm.edgecore.edged.object.NodeFacts;
import dev.keadm.edgecore.edged.preparation.CriPodPreparation;
import dev.keadm.edgecore.edged.preparation.Machine;
import dev.keadm.edgecore.edged.preparation.PreparationSettings;
import dev.keadm.edgecore.meta.MetaClient;
import dev.keadm.identity.AgentIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Puts edged together from {@code edgecore.yaml}. */
final class PodParts {
    private static final Duration RELIST = Duration.ofSeconds(1);

    private PodParts() {}

    /**
     * @param os in Go's spelling
     * @param environment the agent's own variables
     * @throws IOException when the pods' root folder cannot be made
     */
    static Edged edged(
            EdgeCoreConfig config,
            Optional<AgentIdentity> identity,
            Around around,
            String os,
            Map<String, String> environment)
            throws IOException {
        PodPreparation preparation = new CriPodPreparation(
                PreparationSettings.of(config, around.machine(), environment),
                around.machine(),
                around.meta(),
                around.node(),
                around.cri().images());
        return new Edged(
                settings(config, identity, os), around.cri().runtime(), preparation, around.meta(), around.node());
    }

    /** What edged lives among. */
    record Around(MetaClient meta, CriClient cri, NodeFacts node, Machine machine) {}

    private static EdgedSettings settings(EdgeCoreConfig config, Optional<AgentIdentity> identity, String os) {
        EdgeCoreConfig.Kubelet kubelet = config.edged().kubelet();
        Path data = config.dataSource().toAbsolutePath().getParent();
        return new EdgedSettings(
                config.edged().hostnameOverride(),
                identity.map(AgentIdentity::agentId),
                os,
                kubelet.logs().podLogsDir(),
                data == null ? Path.of("/") : data,
                kubelet.node().maxPods(),
                Optional::empty,
                RELIST,
                new EdgedSettings.Logs(
                        kubelet.logs().containerLogMaxSize(),
                        Math.max(2, kubelet.logs().containerLogMaxFiles()),
                        kubelet.logs().monitorInterval()));
    }
}
