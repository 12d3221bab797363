package dev.keadm.join;

import dev.keadm.containerd.BridgeNetwork;
import dev.keadm.containerd.PodNetworks;
import dev.keadm.host.Access;
import dev.keadm.host.Host;
import dev.keadm.host.HostView;
import dev.keadm.request.RuntimeEndpoint;
import dev.keadm.runtime.RuntimeState;
import dev.keadm.runtime.Runtimes;
import dev.keadm.workflow.Facts;
import dev.keadm.workflow.Intent;
import dev.keadm.workflow.Plan;
import dev.keadm.workflow.Progress;
import dev.keadm.workflow.Receipt;
import dev.keadm.workflow.Recorded;
import dev.keadm.workflow.ReturnableStep;
import dev.keadm.workflow.Reversal;
import dev.keadm.workflow.UndoResult;
import dev.keadm.workflow.WayBack;
import io.avaje.jsonb.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Gives a runtime that is there, but has no network for pods, a bridge in the folder that it looks into. */
public final class WriteNetworkConfig implements ReturnableStep<WriteNetworkConfig.Change, WriteNetworkConfig.Done> {
    /**
     * @param text the configuration
     * @param addresses the folder of addresses that pods were given
     * @param made folders that are missing, outermost first
     */
    @Json
    public record Change(KeptFile file, String text, String subnet, String bridge, String addresses, List<String> made)
            implements Intent {
        @Override
        public String sentence() {
            return "Write " + file.path() + ": pods get a bridge '" + bridge + "' with " + subnet;
        }
    }

    @Json
    public record Done(String path, String subnet) implements Receipt {}

    private final WayBack<Change, Done> wayBack;

    private final Runtimes runtimes;
    private final PodNetworks networks;
    private final RuntimeEndpoint endpoint;
    private final boolean installed;

    /** @param installed whether the runtime is one that this join installs, which may not be there yet */
    WriteNetworkConfig(Runtimes runtimes, PodNetworks networks, RuntimeEndpoint endpoint, boolean installed) {
        this.wayBack = back(networks);
        this.runtimes = runtimes;
        this.networks = networks;
        this.endpoint = endpoint;
        this.installed = installed;
    }

    @Override
    public Reversal<Change, Done> wayBack() {
        return wayBack;
    }

    @Override
    public Plan<Change, Done> plan(HostView host, Facts facts) throws IOException, InterruptedException {
        RuntimeState state;
        try {
            state = runtimes.look(endpoint);
        } catch (IOException e) {
            if (installed) {
                return new Plan.Later<>("See that pods have a network, once containerd runs");
            }
            throw e;
        }
        if (state.networkReady()) {
            return new Plan.AlreadyDone<>(state.name() + " has a network for pods");
        }
        if (state.networkConfigs().isEmpty()) {
            return new Plan.AlreadyDone<>(state.name() + " does not tell where it looks for CNI configurations");
        }
        Optional<BridgeNetwork> network = BridgeNetwork.choose(host.layout(), networks);
        return network.isPresent()
                ? new Plan.Change<>(change(host, state.networkConfigs().get(), network.get()))
                : new Plan.Blocked<>(
                        "The machine has routes to every subnet that pods could get",
                        "Put a CNI configuration of your own into "
                                + state.networkConfigs().get() + ".");
    }

    private static Change change(HostView host, Path folder, BridgeNetwork network) throws IOException {
        Path path = folder.resolve(BridgeNetwork.FILE);
        return new Change(
                KeptFile.look(host.files(), path),
                network.text(),
                network.subnet(),
                network.bridge(),
                network.addresses(),
                MissingFolders.above(host.files(), path));
    }

    @Override
    public Done apply(Change intent, Host host, Progress progress) throws IOException, InterruptedException {
        host.files().createFolders(MissingFolders.of(intent.file().target()), Access.READABLE);
        intent.file().replace(host.files(), Access.READABLE, intent.text());
        return new Done(intent.file().path(), intent.subnet());
    }

    @Override
    public void verify(Done receipt, HostView host, Progress progress) throws IOException, InterruptedException {
        if (!host.files().readString(Path.of(receipt.path())).contains(receipt.subnet())) {
            throw new IOException(receipt.path() + " is not as it was written");
        }
    }

    static WayBack<Change, Done> back(PodNetworks networks) {
        return WayBack.of(
                "write-cni-config",
                Change.class,
                Done.class,
                (recorded, host, _) -> takeBack(recorded, networks, host));
    }

    private static UndoResult takeBack(Recorded<Change, Done> recorded, PodNetworks networks, Host host)
            throws IOException, InterruptedException {
        Change change = recorded.intent();
        networks.deleteBridge(change.bridge());
        host.files().deleteTree(Path.of(change.addresses()));
        change.file().restore(host.files());
        MissingFolders.remove(host.files(), change.made());
        return new UndoResult.Undone("Removed " + change.file().path() + " and the bridge '" + change.bridge() + "'");
    }
}
