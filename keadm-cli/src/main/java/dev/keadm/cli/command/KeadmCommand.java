package dev.keadm.cli.command;

import picocli.CommandLine.Command;

/** The root of all commands; it does nothing alone. */
@Command(
        name = "keadm",
        description = "Turns this machine into a node of a KubeEdge cloud, and back.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Documents of Go keadm hold: its words, flags and defaults are the same here."})
final class KeadmCommand {}
