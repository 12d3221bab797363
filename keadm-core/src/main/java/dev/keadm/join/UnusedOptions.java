package dev.keadm.join;

import dev.keadm.preflight.Check;
import dev.keadm.preflight.Finding;
import dev.keadm.request.JoinRequest;
import java.util.ArrayList;
import java.util.List;

/** Says which of the options for the system itself do nothing on this one. */
record UnusedOptions(JoinRequest.Machine machine) implements Check {
    @Override
    public String id() {
        return "options";
    }

    @Override
    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        if (machine.reboot().automatic()) {
            findings.add(unused("--reboot", "nothing that join changes on this system needs a restart"));
        }
        if (machine.hyperV()) {
            findings.add(unused("--isolation", "Hyper-V is a feature of Windows"));
        }
        if (machine.featureSource().isPresent()) {
            findings.add(unused("--feature-source", "this system has no optional features to install"));
        }
        if (machine.replaceGoEdgeCore()) {
            findings.add(unused("--replace-go-edgecore", "it is meant for Go's EdgeCore on Windows"));
        }
        if (machine.antivirusExclusions()) {
            findings.add(unused("--antivirus-exclusions", "they are made in Microsoft Defender"));
        }
        return findings;
    }

    private Finding unused(String option, String reason) {
        return Finding.warning(id(), option + " has no effect: " + reason + ".", "");
    }
}
