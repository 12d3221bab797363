package dev.keadm.windows.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The network that join made for pods. Windows forgets NAT networks when it boots, so it is made again before the first
 * pod of every start, with whatever subnet HNS picks then; the CNI configuration follows.
 */
public final class PodNetwork {
    private final HostNetworks networks;
    private final Path data;

    /** @param data the folder in which join left {@link PodNetworkFile#NAME} */
    public PodNetwork(HostNetworks networks, Path data) {
        this.networks = networks;
        this.data = data;
    }

    /**
     * @param network as it is now
     * @param config the CNI configuration
     * @param rewritten whether the configuration said something else
     */
    public record Ensured(HostNetwork network, Path config, boolean rewritten) {}

    /**
     * Makes sure that the network is there and that the CNI configuration is of it. May take a minute; changes nothing
     * when both hold.
     *
     * @return empty where the pods' network is not of join's making
     * @throws IOException when HNS does not answer or refuses, or the configuration cannot be written
     */
    public Optional<Ensured> ensure() throws IOException, InterruptedException {
        Optional<PodNetworkFile> made = PodNetworkFile.read(data);
        if (made.isEmpty()) {
            return Optional.empty();
        }
        HostNetwork network = networks.createNat(made.get().network());
        Path config = Path.of(made.get().config());
        String text = NatConfig.text(network);
        boolean differs = !text.equals(read(config));
        if (differs) {
            write(config, text);
        }
        return Optional.of(new Ensured(network, config, differs));
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException _) {
            return "";
        }
    }

    /** containerd reads the folder whenever something in it changes, so nothing incomplete may have a name that counts. */
    private static void write(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
