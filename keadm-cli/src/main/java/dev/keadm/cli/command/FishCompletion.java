package dev.keadm.cli.command;

import dev.keadm.cli.command.CommandTree.Node;
import dev.keadm.cli.command.CommandTree.Word;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Completion for fish, which picocli does not know. */
final class FishCompletion {
    private final List<Node> nodes;

    FishCompletion(CommandLine keadm) {
        this.nodes = CommandTree.of(keadm);
    }

    String script() {
        return nodes.stream().map(FishCompletion::lines).collect(Collectors.joining("", "complete -c keadm -f\n", ""));
    }

    private static String lines(Node node) {
        String condition = condition(node);
        StringBuilder lines = new StringBuilder();
        for (Word command : node.commands()) {
            lines.append("complete -c keadm -n '%s' -a %s -d %s\n"
                    .formatted(condition, command.text(), quoted(command.description())));
        }
        for (Word option : node.options()) {
            String name = option.text().startsWith("--")
                    ? "-l " + option.text().substring(2)
                    : "-s " + option.text().substring(1);
            lines.append(
                    "complete -c keadm -n '%s' %s -d %s\n".formatted(condition, name, quoted(option.description())));
        }
        return lines.toString();
    }

    /** True when the words so far lead to the command and no further. */
    private static String condition(Node node) {
        if (node.path().isEmpty()) {
            return "__fish_use_subcommand";
        }
        String here = "__fish_seen_subcommand_from " + node.path().replace(" ", "; and __fish_seen_subcommand_from ");
        return node.commands().isEmpty()
                ? here
                : here + "; and not __fish_seen_subcommand_from "
                        + node.commands().stream().map(Word::text).collect(Collectors.joining(" "));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
