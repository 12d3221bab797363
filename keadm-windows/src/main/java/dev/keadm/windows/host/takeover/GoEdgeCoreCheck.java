package dev.keadm.windows.host.takeover;

import dev.keadm.join.FormerAgent;
import dev.keadm.preflight.Check;
import dev.keadm.preflight.Finding;
import dev.keadm.request.NodeName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether Go's EdgeCore is on this machine, or what it left: two agents cannot share a service's name nor a node.
 *
 * @param replace whether the user wants its place taken
 * @param name the node that this machine is to be
 */
public record GoEdgeCoreCheck(GoEdgeCore go, boolean replace, NodeName name, Clock clock) implements Check {
    @Override
    public String id() {
        return "go-edgecore";
    }

    @Override
    public List<Finding> run() throws IOException {
        Optional<FormerAgent> former = go.former();
        if (former.isEmpty()) {
            return unused();
        }
        Inheritance inheritance = Inheritance.of(go, former.get(), clock.instant());
        Optional<ServiceRecord> service = go.service();
        return List.of(service.isPresent() ? service(service.get(), inheritance) : files(go.leftovers(), inheritance));
    }

    private List<Finding> unused() throws IOException {
        List<Path> leftovers = go.leftovers();
        return leftovers.isEmpty() ? List.of() : List.of(useless(left(leftovers)));
    }

    private Finding useless(String message) {
        return Finding.warning(id(), message, "They are not used and stay; delete them when you do not need them.");
    }

    private static String left(List<Path> leftovers) {
        return "Go's keadm left " + leftovers.stream().map(Path::toString).collect(Collectors.joining(", "))
                + " behind.";
    }

    private Finding service(ServiceRecord service, Inheritance inheritance) {
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
                ? replaced(message + " It is taken away, and reset puts it back. ", inheritance)
                : Finding.error(
                        id(),
                        message + inheritance.gaps(),
                        "Add --replace-go-edgecore to go on as " + inheritance.offer()
                                + ", or remove it with Go's keadm: keadm reset.");
    }

    private Finding files(List<Path> leftovers, Inheritance inheritance) {
        String message = left(leftovers);
        if (inheritance.empty()) {
            return useless(message + inheritance.gaps());
        }
        return replace
                ? replaced(message + " Its files stay where they are. ", inheritance)
                : Finding.warning(
                        id(),
                        message + inheritance.gaps(),
                        "They are not used and stay. Add --replace-go-edgecore to go on as " + inheritance.offer()
                                + "; delete them when you do not need them.");
    }

    private Finding replaced(String message, Inheritance inheritance) {
        return inheritance
                .stranger(name)
                .map(node -> Finding.error(
                        id(),
                        message + "Its certificate is that of node '" + node + "', and this machine is to be '" + name
                                + "'.",
                        "Add --edgenode-name " + node + " to go on as that node, or leave --replace-go-edgecore out."))
                .orElseGet(() -> Finding.fix(id(), message + inheritance.says()));
    }
}
