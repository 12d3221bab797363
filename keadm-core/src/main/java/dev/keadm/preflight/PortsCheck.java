package dev.keadm.preflight;

import dev.keadm.host.Network;
import dev.keadm.host.PortStatus;
import dev.keadm.host.RunningProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** Whether the agent could listen where its settings say. */
public record PortsCheck(Network network, List<Wanted> wanted) implements Check {
    /** @param key of {@code edgecore.yaml}, by which another port is chosen */
    public record Wanted(InetAddress address, int port, String key) {}

    public PortsCheck {
        wanted = List.copyOf(wanted);
    }

    @Override
    public String id() {
        return "ports";
    }

    @Override
    public List<Finding> run() throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (Wanted want : wanted) {
            if (network.port(want.address(), want.port()) instanceof PortStatus.Taken taken) {
                String owner = taken.owner().map(PortsCheck::describe).orElse("another process");
                findings.add(Finding.error(
                        id(),
                        "Port " + want.port() + " of " + want.address().getHostAddress() + " is in use by " + owner
                                + ".",
                        "End it, or choose another port: --set " + want.key() + "=PORT."));
            }
        }
        return findings;
    }

    private static String describe(RunningProcess process) {
        return process.command().isEmpty()
                ? "process " + process.pid()
                : process.command().getFirst() + " (process " + process.pid() + ")";
    }
}
