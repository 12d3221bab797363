package dev.keadm.windows.host.containerd;

import dev.keadm.host.Access;
import dev.keadm.host.FileStatus;
import dev.keadm.host.Host;
import dev.keadm.host.HostView;
import dev.keadm.join.MissingFolders;
import dev.keadm.windows.jna.WindowsErrors;
import dev.keadm.windows.jna.WindowsException;
import dev.keadm.windows.network.HostNetwork;
import dev.keadm.windows.network.HostNetworks;
import dev.keadm.windows.network.NatConfig;
import dev.keadm.windows.network.PodNetworkFile;
import dev.keadm.workflow.Facts;
import dev.keadm.workflow.Intent;
import dev.keadm.workflow.Plan;
import dev.keadm.workflow.Progress;
import dev.keadm.workflow.Receipt;
import dev.keadm.workflow.Recorded;
import dev.keadm.workflow.ReturnableStep;
import dev.keadm.workflow.Reversal;
import dev.keadm.workflow.StepException;
import dev.keadm.workflow.UndoResult;
import dev.keadm.workflow.WayBack;
import io.avaje.jsonb.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives pods a NAT network with the subnet that HNS picks, and writes the CNI configuration from what HNS says of it. The
 * agent is told of both, as Windows forgets such networks when it boots.
 */
public final class MakePodNetwork implements ReturnableStep<MakePodNetwork.Change, MakePodNetwork.Done> {
    /** Not {@code nat}: that name is Docker's and the plugin's own, and would not say whose the network is. */
    static final String NETWORK = "keadm";

    static final String FILE = "10-keadm.conf";

    private static final String FEATURE =
            "Windows' Host Networking Service comes with the feature Containers: enable it, and restart the machine if"
                    + " Windows asks for it.";

    /**
     * @param found whether a NAT network of that name was there, and stays
     * @param config the CNI configuration, which is not there
     * @param note what is left for the agent
     * @param folders missing ones, outermost first
     * @param shared whether the runtime was there before: pods of others may be on the network
     */
    @Json
    public record Change(
            String network, boolean found, String config, String note, List<String> folders, boolean shared)
            implements Intent {
        @Override
        public String sentence() {
            return found
                    ? "Write " + config + " for the NAT network '" + network + "', which is there"
                    : "Make the NAT network '" + network + "' for pods, with a subnet that Windows picks, and write "
                            + config;
        }
    }

    @Json
    public record Done(String network, String id, String subnet, String config) implements Receipt {}

    private final WayBack<Change, Done> wayBack;
    private final HostNetworks networks;
    private final NetworkNeed need;

    MakePodNetwork(HostNetworks networks, NetworkNeed need) {
        this.wayBack = back(networks);
        this.networks = networks;
        this.need = need;
    }

    static WayBack<Change, Done> back(HostNetworks networks) {
        return WayBack.of(
                "make-pod-network",
                Change.class,
                Done.class,
                (recorded, host, _) -> takeBack(recorded, host, networks));
    }

    @Override
    public Reversal<Change, Done> wayBack() {
        return wayBack;
    }

    @Override
    public Plan<Change, Done> plan(HostView host, Facts facts) throws IOException, InterruptedException {
        return switch (need.look(host)) {
            case NetworkNeed.Answer.None(String sentence) -> new Plan.AlreadyDone<>(sentence);
            case NetworkNeed.Answer.Configuration(Path folder, boolean found) -> change(host, folder, found);
        };
    }

    private Plan<Change, Done> change(HostView host, Path folder, boolean shared)
            throws IOException, InterruptedException {
        Path config = folder.resolve(FILE);
        return new Plan.Change<>(new Change(
                NETWORK,
                there(),
                config.toString(),
                host.layout().data().resolve(PodNetworkFile.NAME).toString(),
                MissingFolders.above(host.files(), config),
                shared));
    }

    private boolean there() throws IOException, InterruptedException {
        try {
            return find(NETWORK).isPresent();
        } catch (WindowsException _) {
            // HNS comes with a feature that an earlier step may be about to enable: no HNS, no network yet
            return false;
        }
    }

    private Optional<HostNetwork> find(String name) throws IOException, InterruptedException {
        return networks.list().stream()
                .filter(network -> isNatNamed(network, name))
                .findFirst();
    }

    private static boolean isNatNamed(HostNetwork network, String name) {
        return network.isNat() && network.name().equalsIgnoreCase(name);
    }

    @Override
    public Done apply(Change intent, Host host, Progress progress)
            throws StepException, IOException, InterruptedException {
        progress.say("Making the pods' network; connections of this machine may break off for a moment");
        HostNetwork network;
        try {
            network = networks.createNat(intent.network());
        } catch (WindowsException e) {
            throw new StepException("Cannot make the pods' network: " + e.getMessage(), FEATURE, e);
        }
        Path config = Path.of(intent.config());
        host.files().createFolders(MissingFolders.of(config), Access.READABLE);
        host.files().write(config, Access.READABLE, NatConfig.text(network));
        host.files()
                .write(
                        Path.of(intent.note()),
                        Access.PRIVATE,
                        new PodNetworkFile(intent.network(), intent.config()).json());
        return new Done(network.name(), network.id(), network.subnet().orElse(""), intent.config());
    }

    @Override
    public void verify(Done receipt, HostView host, Progress progress)
            throws StepException, IOException, InterruptedException {
        Optional<HostNetwork> network = find(receipt.network());
        if (network.isEmpty()) {
            throw new StepException(
                    "The NAT network '" + receipt.network() + "' is gone again a moment after it was made",
                    "See whether another program on this machine manages its container networks.");
        }
        if (!host.files().readString(Path.of(receipt.config())).equals(NatConfig.text(network.get()))) {
            throw new IOException(receipt.config() + " is not as it was written");
        }
    }

    /** By its name, as its id is another one after each boot. */
    private static UndoResult takeBack(Recorded<Change, Done> recorded, Host host, HostNetworks networks)
            throws IOException, InterruptedException {
        Change change = recorded.intent();
        List<String> attached = change.shared() && !change.found() ? attached(change.network(), networks) : List.of();
        if (!attached.isEmpty()) {
            return new UndoResult.Left(
                    "the NAT network '" + change.network() + "' and " + change.config(),
                    "pods that are not ours are on it, of the runtime that was there: " + String.join(", ", attached)
                            + ". Remove them, then run keadm reset again.");
        }
        List<String> removed = new ArrayList<>();
        for (String file : List.of(change.note(), change.config())) {
            if (host.files().status(Path.of(file)) instanceof FileStatus.RegularFile) {
                removed.add(file);
            }
            host.files().delete(Path.of(file));
        }
        MissingFolders.remove(host.files(), change.folders());
        if (!change.found() && removeNetworks(change.network(), networks)) {
            removed.add("the NAT network '" + change.network() + "'");
        }
        return removed.isEmpty()
                ? new UndoResult.NothingToUndo()
                : new UndoResult.Undone("Removed " + String.join(", ", removed));
    }

    /** Our own pods are gone by now. */
    private static List<String> attached(String name, HostNetworks networks) throws IOException, InterruptedException {
        List<String> attached = new ArrayList<>();
        for (HostNetwork network : named(name, networks)) {
            attached.addAll(networks.endpoints(network.id()));
        }
        return attached;
    }

    private static boolean removeNetworks(String name, HostNetworks networks) throws IOException, InterruptedException {
        List<HostNetwork> ours = named(name, networks);
        for (HostNetwork network : ours) {
            networks.remove(network.id());
        }
        return !ours.isEmpty();
    }

    private static List<HostNetwork> named(String name, HostNetworks networks)
            throws IOException, InterruptedException {
        try {
            return networks.list().stream()
                    .filter(network -> isNatNamed(network, name))
                    .toList();
        } catch (WindowsException e) {
            if (e.code() == WindowsErrors.MODULE_NOT_FOUND) {
                return List.of(); // without its feature, HNS and its networks are gone
            }
            throw e;
        }
    }
}
