package dev.keadm.join;

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
import dev.keadm.workflow.Reversal;
import dev.keadm.workflow.Step;
import dev.keadm.workflow.StepId;
import dev.keadm.workflow.UndoResult;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Gives a runtime without a network for pods the plainest one: a bridge behind the machine's own address. */
public final class WriteNetworkConfig implements Step<WriteNetworkConfig.Change, WriteNetworkConfig.Done> {
    @Json
    public record Change(KeptFile file, List<String> made) implements Intent {
        @Override
        public String sentence() {
            return "Write the CNI configuration " + file.path() + ", a bridge for this machine's pods";
        }
    }

    @Json
    public record Done(String path) implements Receipt {}

    /** The same as Kubernetes' own test clusters use; {@code 10.88.0.0/16} is what podman takes. */
    private static final String BRIDGE = """
            {
              "cniVersion": "1.0.0",
              "name": "keadm",
              "plugins": [
                {
                  "type": "bridge",
                  "bridge": "keadm0",
                  "isGateway": true,
                  "ipMasq": true,
                  "hairpinMode": true,
                  "ipam": {
                    "type": "host-local",
                    "ranges": [[{"subnet": "10.85.0.0/16"}]],
                    "routes": [{"dst": "0.0.0.0/0"}]
                  }
                },
                {"type": "portmap", "capabilities": {"portMappings": true}}
              ]
            }
            """;

    private static final StepId ID = new StepId("write-cni-config");
    private static final String FILE = "10-keadm.conflist";

    private final Runtimes runtimes;
    private final RuntimeEndpoint endpoint;

    WriteNetworkConfig(Runtimes runtimes, RuntimeEndpoint endpoint) {
        this.runtimes = runtimes;
        this.endpoint = endpoint;
    }

    @Override
    public StepId id() {
        return ID;
    }

    @Override
    public JsonType<Change> intentType() {
        return StepJson.of(Change.class);
    }

    @Override
    public JsonType<Done> receiptType() {
        return StepJson.of(Done.class);
    }

    @Override
    public Plan<Change, Done> plan(HostView host, Facts facts) throws IOException, InterruptedException {
        RuntimeState state = runtimes.look(endpoint);
        if (state.networkReady() || state.networkConfigs().isEmpty()) {
            return new Plan.AlreadyDone<>(
                    state.networkReady()
                            ? state.name() + " has a network for pods"
                            : state.name() + " does not tell where it looks for CNI configurations");
        }
        Path path = state.networkConfigs().get().resolve(FILE);
        return new Plan.Change<>(
                new Change(KeptFile.look(host.files(), path), MissingFolders.above(host.files(), path)));
    }

    @Override
    public Done apply(Change intent, Host host, Progress progress) throws IOException, InterruptedException {
        host.files().createFolders(MissingFolders.of(intent.file().target()), Access.READABLE);
        intent.file().replace(host.files(), Access.READABLE, BRIDGE);
        return new Done(intent.file().path());
    }

    @Override
    public void verify(Done receipt, HostView host, Progress progress) throws IOException, InterruptedException {
        if (!host.files().readString(Path.of(receipt.path())).equals(BRIDGE)) {
            throw new IOException(receipt.path() + " is not as it was written");
        }
    }

    @Override
    public UndoResult undo(Recorded<Change, Done> recorded, Host host, Progress progress) throws IOException {
        return takeBack(recorded, host, progress);
    }

    static Reversal<Change, Done> back() {
        return new WayBack<>(ID, StepJson.of(Change.class), StepJson.of(Done.class), WriteNetworkConfig::takeBack);
    }

    private static UndoResult takeBack(Recorded<Change, Done> recorded, Host host, Progress progress)
            throws IOException {
        Change change = recorded.intent();
        change.file().restore(host.files());
        MissingFolders.remove(host.files(), change.made());
        return new UndoResult.Undone("Removed " + change.file().path());
    }
}
