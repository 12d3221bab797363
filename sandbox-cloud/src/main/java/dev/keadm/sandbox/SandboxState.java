package dev.keadm.sandbox;

import dev.keadm.sandbox.pki.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What other processes need to know of a sandbox: the file {@code sandbox.json} in its folder, readable by its owner only. It outlives
 * the process, whose id tells whether it still runs.
 *
 * @param process id of the process that serves the sandbox
 * @param started when that process began, to tell it from another that got the same id later
 * @param endpoint {@code host:port} for {@code --cloudcore-ipport}
 * @param token a join token, good for a day after the start
 * @param images full references on the open registry; empty without a static busybox
 * @param noImages why there are none, else empty
 */
public record SandboxState(
        long process,
        Instant started,
        SandboxOptions.Ports ports,
        String endpoint,
        String token,
        Path kubeconfig,
        Path caFile,
        String registryUser,
        String registryPassword,
        List<String> images,
        String noImages) {
    private static final String FILE = "sandbox.json";

    public SandboxState {
        images = List.copyOf(images);
    }

    /** The state of the sandbox in that folder, running or not; empty when there never was one or the file is broken. */
    public static Optional<SandboxState> read(Path dir) {
        try {
            JsonNode tree = JsonMapper.shared().readTree(Files.readAllBytes(dir.resolve(FILE)));
            JsonNode ports = tree.path("ports");
            List<String> images = new ArrayList<>();
            tree.path("images").forEach(image -> images.add(image.asString("")));
            return Optional.of(new SandboxState(
                    tree.path("process").asLong(0),
                    Instant.parse(tree.path("started").asString("")),
                    new SandboxOptions.Ports(
                            ports.path("hub").asInt(0),
                            ports.path("certificates").asInt(0),
                            ports.path("api").asInt(0),
                            ports.path("registry").asInt(0),
                            ports.path("privateRegistry").asInt(0)),
                    tree.path("endpoint").asString(""),
                    tree.path("token").asString(""),
                    Path.of(tree.path("kubeconfig").asString("")),
                    Path.of(tree.path("caFile").asString("")),
                    tree.path("registryUser").asString(""),
                    tree.path("registryPassword").asString(""),
                    images,
                    tree.path("noImages").asString("")));
        } catch (IOException | JacksonException | java.time.DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether the process that wrote this still runs. */
    public boolean running() {
        return ProcessHandle.of(process)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().startInstant())
                .map(begin -> !begin.isAfter(started))
                .orElse(false);
    }

    void write(Path dir) throws IOException {
        ObjectNode tree = JsonMapper.shared().createObjectNode();
        tree.put("process", process).put("started", started.toString());
        tree.putObject("ports")
                .put("hub", ports.hub())
                .put("certificates", ports.certificates())
                .put("api", ports.api())
                .put("registry", ports.registry())
                .put("privateRegistry", ports.privateRegistry());
        tree.put("endpoint", endpoint)
                .put("token", token)
                .put("kubeconfig", kubeconfig.toString())
                .put("caFile", caFile.toString())
                .put("registryUser", registryUser)
                .put("registryPassword", registryPassword)
                .put("noImages", noImages);
        ArrayNode list = tree.putArray("images");
        images.forEach(list::add);
        PrivateFiles.write(dir.resolve(FILE), tree.toPrettyString().getBytes(StandardCharsets.UTF_8));
    }

    /** Secrets left out. */
    @Override
    public String toString() {
        return "SandboxState[process=" + process + ", endpoint=" + endpoint + ", ports=" + ports + "]";
    }
}
