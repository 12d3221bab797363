package dev.keadm.containerd;

import dev.keadm.host.Access;
import dev.keadm.host.Host;
import dev.keadm.host.HostView;
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
import dev.keadm.yaml.YamlMap;
import dev.keadm.yaml.YamlNode;
import dev.keadm.yaml.YamlReader;
import dev.keadm.yaml.YamlScalar;
import dev.keadm.yaml.YamlWriter;
import io.avaje.jsonb.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells crictl where the runtime listens. A file that is there stays as it is. */
public final class WriteCrictlConfig implements ReturnableStep<WriteCrictlConfig.Change, WriteCrictlConfig.Done> {
    /** @param folders missing ones, outermost first */
    @Json
    public record Change(String path, List<String> folders) implements Intent {
        @Override
        public String sentence() {
            return "Write " + path;
        }
    }

    @Json
    public record Done(String path) implements Receipt {}

    private static final WayBack<Change, Done> BACK = WayBack.of(
            "write-crictl-config", Change.class, Done.class, (recorded, host, _) -> takeBack(recorded, host));

    private final ContainerdSystem system;

    WriteCrictlConfig(ContainerdSystem system) {
        this.system = system;
    }

    static Reversal<Change, Done> back() {
        return BACK;
    }

    @Override
    public Reversal<Change, Done> wayBack() {
        return BACK;
    }

    @Override
    public Plan<Change, Done> plan(HostView host, Facts facts) throws IOException {
        Path path = host.layout().runtime().crictlConfig();
        if (!Folders.absent(host.files(), path)) {
            return new Plan.AlreadyDone<>(path + " is there and stays as it is");
        }
        return new Plan.Change<>(new Change(path.toString(), Folders.missing(host.files(), Folders.of(path))));
    }

    @Override
    public Done apply(Change intent, Host host, Progress progress)
            throws StepException, IOException, InterruptedException {
        String endpoint = system.endpointText(host.layout());
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        entries.put("runtime-endpoint", YamlScalar.text(endpoint));
        entries.put("image-endpoint", YamlScalar.text(endpoint));
        entries.put("timeout", YamlScalar.number(10));
        Path path = Path.of(intent.path());
        host.files().createFolders(Folders.of(path), Access.READABLE);
        host.files().write(path, Access.READABLE, YamlWriter.write(YamlMap.of(entries)));
        return new Done(intent.path());
    }

    @Override
    public void verify(Done receipt, HostView host, Progress progress) throws IOException {
        String endpoint = system.endpointText(host.layout());
        Optional<YamlNode> written =
                YamlReader.read(host.files().readString(Path.of(receipt.path()))) instanceof YamlMap map
                        ? Optional.ofNullable(map.get("runtime-endpoint"))
                        : Optional.empty();
        if (!(written.orElse(null) instanceof YamlScalar scalar)
                || !scalar.text().equals(endpoint)) {
            throw new IOException(receipt.path() + " is not as it was written");
        }
    }

    private static UndoResult takeBack(Recorded<Change, Done> recorded, Host host) throws IOException {
        Change change = recorded.intent();
        return Folders.takeBack(host.files(), change.path(), change.folders());
    }
}
