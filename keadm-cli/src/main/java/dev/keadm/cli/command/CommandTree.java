package dev.keadm.cli.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** All commands below a root, flat, as scripts for completion want them. */
final class CommandTree {
    /**
     * @param path the words that lead to it, without {@code keadm}: {@code reset edge}; empty for the root
     * @param commands the words that may follow
     * @param options all names, short and long
     */
    record Node(String path, List<Word> commands, List<Word> options) {}

    /** @param description its first line, for people */
    record Word(String text, String description) {}

    private CommandTree() {}

    static List<Node> of(CommandLine root) {
        List<Node> nodes = new ArrayList<>();
        collect("", root, nodes);
        return nodes;
    }

    private static void collect(String path, CommandLine line, List<Node> nodes) {
        CommandSpec spec = line.getCommandSpec();
        List<Word> commands = spec.subcommands().entrySet().stream()
                .map(entry -> new Word(
                        entry.getKey(),
                        first(entry.getValue().getCommandSpec().usageMessage().description())))
                .toList();
        List<Word> options = spec.options().stream()
                .filter(option -> !option.hidden())
                .flatMap(option -> names(option).stream())
                .toList();
        nodes.add(new Node(path, commands, options));
        spec.subcommands().forEach((name, sub) -> collect((path + " " + name).strip(), sub, nodes));
    }

    private static List<Word> names(OptionSpec option) {
        return java.util.Arrays.stream(option.names())
                .map(name -> new Word(name, first(option.description())))
                .toList();
    }

    private static String first(String[] lines) {
        return lines.length == 0 ? "" : lines[0];
    }
}
