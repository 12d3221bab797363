package dev.keadm.cli;

import dev.keadm.bundle.Origin;
import dev.keadm.cli.sandbox.BackgroundSandboxes;
import dev.keadm.cli.sandbox.Sandboxes;
import dev.keadm.config.GoDefaults;
import dev.keadm.containerd.PodNetworks;
import dev.keadm.cri.UnixTransports;
import dev.keadm.host.Host;
import dev.keadm.host.Mounts;
import dev.keadm.host.Scripts;
import dev.keadm.host.TrustedRoots;
import dev.keadm.host.linux.BashScripts;
import dev.keadm.host.linux.LinuxHost;
import dev.keadm.host.linux.LinuxMounts;
import dev.keadm.host.linux.LinuxPodNetworks;
import dev.keadm.host.linux.PemRoots;
import dev.keadm.join.JoinPlatform;
import dev.keadm.join.LinuxJoin;
import dev.keadm.join.ReleasedContainerd;
import dev.keadm.request.RuntimeEndpoint;
import dev.keadm.runtime.CriRuntimes;
import dev.keadm.runtime.Runtimes;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;

final class LinuxMachine implements LocalMachine {
    @Override
    public Host host(Path root, Consumer<String> warnings) {
        return LinuxHost.at(root);
    }

    @Override
    public Mounts mounts() {
        return new LinuxMounts(System.getProperty("os.version"));
    }

    @Override
    public Scripts scripts() {
        return new BashScripts();
    }

    @Override
    public Runtimes runtimes(Consumer<String> warnings) {
        return new CriRuntimes(new UnixTransports());
    }

    @Override
    public TrustedRoots roots() {
        return PemRoots.ofThisMachine();
    }

    @Override
    public GoDefaults defaults() {
        return GoDefaults.LINUX;
    }

    @Override
    public RuntimeEndpoint endpoint() {
        return RuntimeEndpoint.parse("unix:///run/containerd/containerd.sock");
    }

    @Override
    public JoinPlatform join(Host host, Runtimes runtimes, Origin origin, Consumer<String> warnings) {
        PodNetworks networks = new LinuxPodNetworks();
        return new LinuxJoin(host.layout(), runtimes, networks, ReleasedContainerd.linux(host.view(), origin));
    }

    @Override
    public Sandboxes sandboxes(Supplier<Path> home) {
        return new BackgroundSandboxes(LinuxHost::at, () -> home.get().resolve("bin/keadm"));
    }
}
