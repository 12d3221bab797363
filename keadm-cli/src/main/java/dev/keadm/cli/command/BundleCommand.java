package dev.keadm.cli.command;

import picocli.CommandLine.Command;

@Command(
        name = "bundle",
        description = "Makes one file with all that join would download, for machines without a network.",
        synopsisSubcommandLabel = "COMMAND")
final class BundleCommand {}
