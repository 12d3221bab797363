package dev.keadm.cli.option;

import dev.keadm.request.JoinRequest.Node;
import dev.keadm.request.NodeAddress;
import dev.keadm.request.NodeLabel;
import dev.keadm.request.NodeName;
import dev.keadm.request.NodeTaint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The node to become. */
public final class NodeOptions {
    @Option(
            names = {"-i", "--edgenode-name"},
            paramLabel = "NAME",
            description = "Name of the node (default: the host's name).")
    private @Nullable String name;

    @Option(
            names = "--node-ip",
            paramLabel = "ADDRESS",
            description = "Address of the node (default: the one on the route to CloudCore).")
    private @Nullable String address;

    @Option(
            names = {"-l", "--labels"},
            paramLabel = "K=V,…",
            description = "Labels of the node.")
    private List<String> labels = new ArrayList<>();

    @Option(names = "--taints", paramLabel = "K=V:EFFECT,…", description = "Taints of the node.")
    private List<String> taints = new ArrayList<>();

    @Option(
            names = "--take-over",
            description = "Join although a node of this name belongs to another machine, which then loses it.")
    private boolean takeOver;

    public Node node() {
        return new Node(
                Optional.ofNullable(name).filter(text -> !text.isEmpty()).map(NodeName::parse),
                Optional.ofNullable(address).map(NodeAddress::parse),
                labels.stream()
                        .flatMap(text -> NodeLabel.parseList(text).stream())
                        .toList(),
                taints.stream()
                        .flatMap(text -> Arrays.stream(text.split(",", -1)))
                        .filter(text -> !text.isBlank())
                        .map(text -> NodeTaint.parse(text.strip()))
                        .toList(),
                takeOver);
    }
}
