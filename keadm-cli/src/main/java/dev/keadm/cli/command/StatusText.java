package dev.keadm.cli.command;

import dev.keadm.machine.MachineStatus;
import dev.keadm.status.AgentStatus;
import io.avaje.jsonb.Jsonb;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A machine's status as lines for people, or as one line of JSON. */
record StatusText(boolean json) {

    List<String> of(MachineStatus status) {
        return json ? List.of(Jsonb.builder().build().type(MachineStatus.class).toJson(status)) : lines(status);
    }

    private static List<String> lines(MachineStatus status) {
        List<String> lines = new ArrayList<>();
        if (status.installed()) {
            line(lines, "Node", node(status));
            line(lines, "Agent", agent(status));
            lines.addAll(agentLines(status));
            line(lines, "Pods", status.pods() == null ? "unknown" : status.pods() + " running");
            line(
                    lines,
                    "CloudCore",
                    status.cloudCores().isEmpty() ? "unknown" : String.join(", ", status.cloudCores()));
            line(lines, "Runtime", Objects.requireNonNullElse(status.runtime(), "unknown"));
        } else if (status.state().equals("unknown")) {
            lines.add(
                    "It is not known whether this machine is a node of a cloud (looked below " + status.root() + ").");
        } else {
            lines.add("This machine is no node of a cloud (looked below " + status.root() + ").");
        }
        status.problems().forEach(problem -> line(lines, "Problem", problem));
        return lines;
    }

    private static String node(MachineStatus status) {
        return status.node() == null ? "unknown" : status.node() + (status.ready() ? " is Ready" : " is not Ready");
    }

    private static String agent(MachineStatus status) {
        return status.processId() == null
                ? status.service()
                : status.service() + " (process " + status.processId() + ")";
    }

    private static List<String> agentLines(MachineStatus status) {
        List<String> lines = new ArrayList<>();
        AgentStatus agent = status.agent();
        if (agent != null) {
            line(lines, "Phase", agent.phase().name().toLowerCase(Locale.ROOT) + " since " + agent.since());
            line(lines, "Version", agent.version());
            if (agent.cause() != null) {
                line(lines, "Cause", agent.cause().code());
            }
            if (agent.message() != null) {
                line(lines, "", agent.message());
            }
        }
        return lines;
    }

    private static void line(List<String> lines, String name, String value) {
        lines.add(String.format(Locale.ROOT, "%-10s %s", name, value));
    }
}
