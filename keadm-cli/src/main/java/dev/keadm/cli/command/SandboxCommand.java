package dev.keadm.cli.command;

import picocli.CommandLine.Command;

/** Groups the commands around the throwaway cloud; does nothing alone. */
@Command(
        name = "sandbox",
        description = {
            "A throwaway cloud on this machine, to try and to test: a small Kubernetes API, CloudHub, an image registry.",
            "",
            "It listens on loopback only and runs in the background until it is taken down."
        },
        synopsisSubcommandLabel = "COMMAND")
final class SandboxCommand {}
