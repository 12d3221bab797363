package dev.keadm.windows.host.takeover;

import dev.keadm.preflight.Check;
import dev.keadm.preflight.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether Go's EdgeCore is on this machine: two agents cannot share a service's name nor a node.
 *
 * @param replace whether the user wants it replaced
 */
public record GoEdgeCoreCheck(GoEdgeCore go, boolean replace) implements Check {
    @Override
    public String id() {
        return "go-edgecore";
    }

    @Override
    public List<Finding> run() throws IOException {
        Optional<ServiceRecord> service = go.service();
        if (service.isPresent()) {
            return List.of(service(service.get()));
        }
        List<Path> leftovers = go.leftovers();
        return leftovers.isEmpty()
                ? List.of()
                : List.of(Finding.warning(
                        id(),
                        "Go's keadm left "
                                + leftovers.stream().map(Path::toString).collect(Collectors.joining(" and "))
                                + " behind.",
                        "They are not used and stay; delete them when you do not need them."));
    }

    private Finding service(ServiceRecord service) {
        String message = "Another EdgeCore is on this machine: service '" + service.name() + "' runs "
                + service.binaryPath() + ".";
        Optional<String> obstacle = GoEdgeCore.obstacle(service);
        if (obstacle.isPresent()) {
            return Finding.error(
                    id(),
                    message + " It cannot be replaced, since reset could not put it back: " + obstacle.get() + ".",
                    "Remove it with what installed it.");
        }
        return replace
                ? Finding.fix(
                        id(),
                        message
                                + " It is taken away, and the node goes on with its certificate and its pods; reset puts"
                                + " it back.")
                : Finding.error(
                        id(),
                        message,
                        "Add --replace-go-edgecore to go on as its node, or remove it with Go's keadm: keadm reset.");
    }
}
