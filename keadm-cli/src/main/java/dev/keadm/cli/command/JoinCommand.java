package dev.keadm.cli.command;

import dev.keadm.cli.command.Operations.Scope;
import dev.keadm.cli.console.Console;
import dev.keadm.cli.console.Streams;
import dev.keadm.cli.option.AgentOptions;
import dev.keadm.cli.option.BundleOption;
import dev.keadm.cli.option.ChangeOptions;
import dev.keadm.cli.option.CloudOptions;
import dev.keadm.cli.option.DownloadOptions;
import dev.keadm.cli.option.GlobalOptions;
import dev.keadm.cli.option.IgnoredOptions;
import dev.keadm.cli.option.MachineOptions;
import dev.keadm.cli.option.NodeOptions;
import dev.keadm.cli.option.RepeatedOptions;
import dev.keadm.cli.option.RuntimeOptions;
import dev.keadm.cli.option.ScriptOptions;
import dev.keadm.cli.option.SmokeTestOption;
import dev.keadm.cli.option.TimeoutOption;
import dev.keadm.request.JoinRequest;
import dev.keadm.request.JoinRequest.ContainerRuntime;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "join",
        description = {
            "Makes this machine a node of a KubeEdge cloud.",
            "",
            "It ends when CloudCore reports the node Ready; what fails on the way is taken back."
        },
        footer = {
            "",
            "Example: keadm join --cloudcore-ipport cloud.example.org:10000 --token-file token",
        })
final class JoinCommand implements Callable<Integer> {
    @Mixin
    private CloudOptions cloud = new CloudOptions();

    @Mixin
    private NodeOptions node = new NodeOptions();

    @Mixin
    private RuntimeOptions runtime = new RuntimeOptions();

    @Mixin
    private SmokeTestOption smokeTest = new SmokeTestOption();

    @Mixin
    private AgentOptions agent = new AgentOptions();

    @Mixin
    private DownloadOptions downloads = new DownloadOptions();

    @Mixin
    private BundleOption bundle = new BundleOption();

    @Mixin
    private MachineOptions machine = new MachineOptions();

    @Mixin
    private ScriptOptions scripts = new ScriptOptions();

    @Mixin
    private TimeoutOption timeout = new TimeoutOption();

    @Mixin
    private IgnoredOptions ignored = new IgnoredOptions();

    @Option(
            names = "--ignore-preflight-errors",
            paramLabel = "CHECK,…",
            split = ",",
            description = "Checks whose errors are warnings only.")
    private Set<String> demoted = new LinkedHashSet<>();

    @Mixin
    private ChangeOptions change = new ChangeOptions();

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Streams streams;
    private final Operations operations;

    JoinCommand(Streams streams, Operations operations) {
        this.streams = streams;
        this.operations = operations;
    }

    @Override
    public Integer call() {
        JoinRequest request = new JoinRequest(
                cloud.cloud(streams),
                node.node(),
                new ContainerRuntime(runtime.endpoint(), agent.cgroupDriver(), smokeTest.smokeTest()),
                agent.agent(),
                downloads.downloads(bundle.bundle()),
                machine.machine(() -> new RepeatedOptions(spec.commandLine().getParseResult()).words()),
                scripts.scripts(),
                timeout.timeout(),
                demoted,
                ignored.given());
        try (Console console = Console.open(streams, change.style(global.style()))) {
            return operations
                    .join(request, new Scope(global.root(), change.dryRun(), console))
                    .exitCode()
                    .number();
        }
    }
}
