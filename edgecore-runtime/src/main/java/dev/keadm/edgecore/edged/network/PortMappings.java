package dev.keadm.edgecore.edged.network;

import dev.keadm.cri.v1.PortMapping;
import dev.keadm.cri.v1.Protocol;
import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.edged.PreparationException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ports that a pod's containers write down; those with a port of the machine lead to it. */
public final class PortMappings {
    private PortMappings() {}

    public static List<PortMapping> of(Pod pod) throws PreparationException {
        List<PortMapping> mappings = new ArrayList<>();
        for (Container container : pod.spec().containers()) {
            Set<String> names = new HashSet<>();
            for (Container.ContainerPort port : container.ports()) {
                if (names.add(name(port))) {
                    mappings.add(new PortMapping.Builder()
                            .host_ip(orEmpty(port.hostIP()))
                            .host_port(port.hostPort())
                            .container_port(port.containerPort())
                            .protocol(protocol(port.protocol()))
                            .build());
                }
            }
        }
        return mappings;
    }

    private static String name(Container.ContainerPort port) {
        String name = orEmpty(port.name());
        return name.isEmpty()
                ? "%s-%s:%d:%d"
                        .formatted(
                                orEmpty(port.protocol()), orEmpty(port.hostIP()), port.containerPort(), port.hostPort())
                : name;
    }

    private static Protocol protocol(@Nullable String text) throws PreparationException {
        return switch (text == null || text.isEmpty() ? "TCP" : text) {
            case "TCP" -> Protocol.TCP;
            case "UDP" -> Protocol.UDP;
            case "SCTP" -> Protocol.SCTP;
            default -> throw new PreparationException("unknown protocol of a port: \"" + text + "\"");
        };
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
