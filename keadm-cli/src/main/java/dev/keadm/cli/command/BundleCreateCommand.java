package dev.keadm.cli.command;

import dev.keadm.bundle.BundleMade;
import dev.keadm.bundle.BundlePlatform;
import dev.keadm.bundle.BundleRequest;
import dev.keadm.cli.console.Console;
import dev.keadm.cli.console.Streams;
import dev.keadm.cli.option.ChangeOptions;
import dev.keadm.cli.option.DownloadOptions;
import dev.keadm.cli.option.OutputOptions;
import dev.keadm.cli.option.PlatformOptions;
import dev.keadm.error.ExitCode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "create",
        description = {
            "Downloads and verifies what join would install, and writes it into FILE.",
            "",
            "Container images are not in it: the machine that joins needs a registry that it can reach, or images"
                    + " that were imported."
        },
        footer = {"", "Then, on the machine that joins: keadm join --bundle FILE …"})
final class BundleCreateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The bundle to write; not written over without --yes.")
    private Path file = Path.of("");

    @Mixin
    private PlatformOptions platform = new PlatformOptions();

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Keep downloads and their artifacts.lock in DIR (default: beside FILE, until it is written).")
    private @Nullable Path cache;

    @Mixin
    private DownloadOptions downloads = new DownloadOptions();

    @Mixin
    private ChangeOptions change = new ChangeOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    private final Streams streams;
    private final Operations operations;

    BundleCreateCommand(Streams streams, Operations operations) {
        this.streams = streams;
        this.operations = operations;
    }

    @Override
    public Integer call() {
        BundlePlatform wanted = platform.platform(operations::platform);
        BundleRequest request = new BundleRequest(
                file, wanted, downloads.downloads(Optional.empty()), Optional.ofNullable(cache), change.yes());
        Optional<BundleMade> made;
        try (Console console = Console.open(streams, change.style(output.style()))) {
            made = operations.bundle(request, change.dryRun(), console);
        }
        made.ifPresent(bundle -> new BundleText(output.json()).of(bundle).forEach(streams.out()::println));
        return ExitCode.DONE.number();
    }
}
