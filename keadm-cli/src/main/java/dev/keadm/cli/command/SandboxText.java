package dev.keadm.cli.command;

import dev.keadm.cli.sandbox.SandboxFacts;
import io.avaje.jsonb.Jsonb;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A sandbox's facts as lines for people, or as one line of JSON. */
record SandboxText(boolean json) {

    List<String> of(SandboxFacts facts) {
        if (json) {
            return List.of(Jsonb.builder().build().type(SandboxFacts.class).toJson(facts));
        }
        List<String> lines = new ArrayList<>();
        line(lines, "CloudCore", facts.cloudCore());
        line(lines, "API", facts.api());
        line(lines, "kubectl", "export KUBECONFIG=" + facts.kubeconfig());
        line(lines, "Images", facts.images().isEmpty() ? facts.noImages() : String.join(", ", facts.images()));
        lines.add("");
        lines.add("Join it with:");
        lines.add("  " + facts.joinCommand());
        return lines;
    }

    List<String> none() {
        return List.of(json ? "{}" : "No sandbox is here.");
    }

    List<String> gone() {
        return List.of(json ? "{}" : "The sandbox is gone.");
    }

    private static void line(List<String> lines, String name, String value) {
        lines.add(String.format(Locale.ROOT, "%-10s %s", name, value));
    }
}
