package dev.keadm.cli.command;

import dev.keadm.cli.command.CommandTree.Node;
import dev.keadm.cli.command.CommandTree.Word;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Completion for PowerShell, which picocli does not know. */
final class PowerShellCompletion {
    private static final String SCRIPT = """
            Register-ArgumentCompleter -Native -CommandName keadm -ScriptBlock {
                param($wordToComplete, $commandAst, $cursorPosition)
                $words = @{
            WORDS
                }
                $path = ''
                foreach ($element in $commandAst.CommandElements | Select-Object -Skip 1) {
                    $next = "$path $element".Trim()
                    if ($words.ContainsKey($next)) { $path = $next }
                }
                $words[$path] | Where-Object { $_ -like "$wordToComplete*" } |
                    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
            }
            """;

    private final List<Node> nodes;

    PowerShellCompletion(CommandLine keadm) {
        this.nodes = CommandTree.of(keadm);
    }

    String script() {
        String words = nodes.stream().map(PowerShellCompletion::entry).collect(Collectors.joining("\n"));
        return SCRIPT.replace("WORDS", words);
    }

    private static String entry(Node node) {
        return Stream.concat(node.commands().stream(), node.options().stream())
                .map(Word::text)
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(", ", "        '" + node.path() + "' = @(", ")"));
    }
}
