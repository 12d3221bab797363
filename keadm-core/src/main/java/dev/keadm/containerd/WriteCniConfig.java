package dev.keadm.containerd;

import dev.keadm.host.Access;
import dev.keadm.host.Host;
import dev.keadm.host.HostView;
import dev.keadm.workflow.Facts;
import dev.keadm.workflow.Intent;
import dev.keadm.workflow.Plan;
import dev.keadm.workflow.Progress;
import dev.keadm.workflow.Receipt;
import dev.keadm.workflow.ReturnableStep;
import dev.keadm.workflow.Reversal;
import dev.keadm.workflow.StepException;
import dev.keadm.workflow.UndoResult;
import dev.keadm.workflow.WayBack;
import io.avaje.jsonb.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Gives pods a network where the machine has none configured: a bridge with a subnet that nothing else here has. */
public final class WriteCniConfig implements ReturnableStep<WriteCniConfig.Change, WriteCniConfig.Done> {
    /**
     * @param addresses host-local's folder for this network
     * @param folders missing ones, outermost first
     */
    @Json
    public record Change(String path, String subnet, String bridge, String addresses, List<String> folders)
            implements Intent {
        @Override
        public String sentence() {
            return "Write " + path + ": pods get a bridge '" + bridge + "' with " + subnet;
        }
    }

    @Json
    public record Done(String path, String subnet) implements Receipt {}

    private final WayBack<Change, Done> wayBack;
    private final PodNetworks networks;

    WriteCniConfig(PodNetworks networks) {
        this.networks = networks;
        this.wayBack = back(networks);
    }

    static WayBack<Change, Done> back(PodNetworks networks) {
        return WayBack.of(
                "write-pod-network",
                Change.class,
                Done.class,
                (recorded, host, _) -> takeBack(recorded.intent(), host, networks));
    }

    @Override
    public Reversal<Change, Done> wayBack() {
        return wayBack;
    }

    @Override
    public Plan<Change, Done> plan(HostView host, Facts facts) throws IOException {
        ContainerdPlaces places = new ContainerdPlaces(host.layout());
        Optional<Path> there = there(host, places.layout().runtime().cniConfig());
        if (there.isPresent()) {
            return new Plan.AlreadyDone<>("Pods have the network of " + there.get());
        }
        Optional<Subnet> subnet = PodSubnets.choose(networks.routed(), places.subnetSeed());
        if (subnet.isEmpty()) {
            return new Plan.Blocked<>(
                    "The machine has routes to all of 10.208.0.0/12, so no subnet is left for pods",
                    "Put a CNI configuration of your own into "
                            + places.layout().runtime().cniConfig() + ".");
        }
        return new Plan.Change<>(new Change(
                places.cniFile().toString(),
                subnet.get().toString(),
                places.bridge(),
                places.cniAddresses().resolve(places.network()).toString(),
                Folders.missing(host.files(), places.layout().runtime().cniConfig())));
    }

    /** What containerd would take, of whoever it is. */
    private static Optional<Path> there(HostView host, Path folder) throws IOException {
        if (Folders.absent(host.files(), folder)) {
            return Optional.empty();
        }
        return host.files().list(folder).stream()
                .filter(path -> path.toString().matches(".*\\.(conflist|conf|json)"))
                .findFirst();
    }

    @Override
    public Done apply(Change intent, Host host, Progress progress)
            throws StepException, IOException, InterruptedException {
        Subnet subnet = Subnet.parse(intent.subnet())
                .orElseThrow(() -> new StepException("'" + intent.subnet() + "' is no subnet", ""));
        Path path = Path.of(intent.path());
        host.files().createFolders(Folders.of(path), Access.READABLE);
        host.files().write(path, Access.READABLE, CniConfig.text(new ContainerdPlaces(host.layout()), subnet));
        return new Done(intent.path(), intent.subnet());
    }

    @Override
    public void verify(Done receipt, HostView host, Progress progress) throws IOException {
        if (!host.files().readString(Path.of(receipt.path())).contains(receipt.subnet())) {
            throw new IOException(receipt.path() + " is not as it was written");
        }
    }

    private static UndoResult takeBack(Change change, Host host, PodNetworks networks)
            throws IOException, InterruptedException {
        Path path = Path.of(change.path());
        boolean there = !Folders.absent(host.files(), path);
        networks.deleteBridge(change.bridge());
        host.files().deleteTree(Path.of(change.addresses()));
        Path addresses = Path.of(change.addresses()).getParent();
        if (host.layout().separate() && addresses != null) {
            Folders.removeEmpty(host.files(), List.of(String.valueOf(addresses.getParent()), addresses.toString()));
        }
        host.files().delete(path);
        Folders.removeEmpty(host.files(), change.folders());
        return there
                ? new UndoResult.Undone("Removed " + path + " and the bridge '" + change.bridge() + "'")
                : new UndoResult.NothingToUndo();
    }
}
