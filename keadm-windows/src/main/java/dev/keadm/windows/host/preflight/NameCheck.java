package dev.keadm.windows.host.preflight;

import dev.keadm.preflight.Check;
import dev.keadm.preflight.Finding;
import dev.keadm.request.NodeName;
import dev.keadm.windows.host.reboot.PendingRestart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether the node's name is the one that the machine keeps.
 *
 * @param given the name that the user chose, when there is one
 */
record NameCheck(PendingRestart pending, String hostName, Optional<NodeName> given) implements Check {
    @Override
    public String id() {
        return "computer-name";
    }

    @Override
    public List<Finding> run() throws IOException {
        if (given.isPresent()) {
            return List.of(Finding.ok(id(), "The node's name is given, so the machine's does not matter."));
        }
        List<Finding> findings = new ArrayList<>();
        Optional<PendingRestart.Rename> rename = pending.rename();
        if (rename.isPresent()) {
            findings.add(Finding.error(
                    id(),
                    "The machine is called '" + rename.get().active() + "' until the next start, and '"
                            + rename.get().next() + "' from then on: the node would go by a name that nobody has.",
                    "Restart the machine first, or choose the node's name with --edgenode-name."));
        }
        if (NodeName.fromHostName(hostName).equals(NodeName.FALLBACK)
                && !hostName.toLowerCase(Locale.ROOT).equals(NodeName.FALLBACK.value())) {
            findings.add(Finding.warning(
                    id(),
                    "The machine's name '" + hostName + "' is no name for a node; it is called '" + NodeName.FALLBACK
                            + "', as by Go's keadm.",
                    "Choose one with --edgenode-name: lower-case letters, digits and '-', 63 at most."));
        }
        return findings.isEmpty() ? List.of(Finding.ok(id(), "The machine's name makes a node's.")) : findings;
    }
}
