package dev.keadm.cli;

import dev.keadm.bundle.Origin;
import dev.keadm.cli.console.Streams;
import dev.keadm.cli.sandbox.Sandboxes;
import dev.keadm.config.GoDefaults;
import dev.keadm.host.FakeFaults;
import dev.keadm.host.Host;
import dev.keadm.host.Mounts;
import dev.keadm.host.Scripts;
import dev.keadm.host.TrustedRoots;
import dev.keadm.join.Distribution;
import dev.keadm.join.JoinPlatform;
import dev.keadm.join.ReleasedContainerd;
import dev.keadm.request.RuntimeEndpoint;
import dev.keadm.runtime.Runtimes;
import dev.keadm.windows.host.WindowsJoin;
import dev.keadm.windows.host.WindowsPreparation;
import dev.keadm.windows.host.WindowsTools;
import dev.keadm.windows.host.containerd.PolicyExclusions;
import dev.keadm.windows.host.containerd.WindowsContainerd;
import dev.keadm.windows.host.containerd.WindowsContainerdEnd;
import dev.keadm.windows.host.containerd.WindowsRuntime;
import dev.keadm.windows.host.features.FakeFeatures;
import dev.keadm.windows.host.features.FeatureState;
import dev.keadm.windows.network.FakeHostNetworks;
import dev.keadm.windows.pipe.PipeTransports;
import dev.keadm.workflow.JournalFolders;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * keadm as it is shipped for Windows, but with HNS and Windows' features in memory: the feature Containers is enabled, and
 * HNS has no network. All else is Wine's.
 */
public final class KeadmWithoutHns {
    private KeadmWithoutHns() {}

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        Streams streams = new Streams(out, out, System.in, System.getenv());
        Interruption interruption = new Interruption();
        int code = interruption.guard(() ->
                Main.run(streams, new MachineOperations(new FakedMachine(new WindowsMachine()), interruption), args));
        Runtime.getRuntime().halt(code);
    }

    private record FakedMachine(LocalMachine real) implements LocalMachine {
        @Override
        public JoinPlatform join(Host host, Runtimes runtimes, Origin origin, Consumer<String> warnings) {
            Clock clock = Clock.systemUTC();
            try {
                WindowsTools tools = tools(host, clock);
                return new WindowsJoin(
                        new WindowsPreparation(host, runtimes, tools, clock),
                        runtime(host, runtimes, new PipeTransports(warnings), tools, origin));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static WindowsTools tools(Host host, Clock clock) throws IOException {
            WindowsTools real = WindowsTools.thisMachine(host.layout().data(), clock);
            return new WindowsTools(
                    real.registry(),
                    real.system(),
                    new FakeFeatures(new FakeFaults()).with("Containers", FeatureState.ENABLED),
                    real.tasks(),
                    real.restart(),
                    real.volumes(),
                    real.services(),
                    real.environment(),
                    real.environmentChanged());
        }

        private static WindowsRuntime runtime(
                Host host, Runtimes runtimes, PipeTransports transports, WindowsTools tools, Origin origin) {
            return new WindowsRuntime(
                    new ReleasedContainerd(
                            host.view(),
                            new WindowsContainerd(),
                            transports,
                            new WindowsContainerdEnd(transports),
                            origin),
                    runtimes,
                    new FakeHostNetworks(),
                    new PolicyExclusions(tools.registry()),
                    tools.system(),
                    Map.of());
        }

        @Override
        public Host host(Path root, Consumer<String> warnings) {
            return real.host(root, warnings);
        }

        @Override
        public Mounts mounts() {
            return real.mounts();
        }

        @Override
        public Scripts scripts() {
            return real.scripts();
        }

        @Override
        public Runtimes runtimes(Consumer<String> warnings) {
            return real.runtimes(warnings);
        }

        @Override
        public TrustedRoots roots() {
            return real.roots();
        }

        @Override
        public GoDefaults defaults() {
            return real.defaults();
        }

        @Override
        public RuntimeEndpoint endpoint() {
            return real.endpoint();
        }

        @Override
        public JournalFolders journalFolders(Host host) {
            return real.journalFolders(host);
        }

        @Override
        public Distribution distribution(Path home, String version) {
            return real.distribution(home, version);
        }

        @Override
        public Sandboxes sandboxes(Supplier<Path> home) {
            return real.sandboxes(home);
        }
    }
}
