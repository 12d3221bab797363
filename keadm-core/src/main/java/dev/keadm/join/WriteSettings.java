package dev.keadm.join;

import dev.keadm.config.ConfigException;
import dev.keadm.config.EdgeCoreDocument;
import dev.keadm.config.GoDefaults;
import dev.keadm.host.Access;
import dev.keadm.host.FileStatus;
import dev.keadm.host.Host;
import dev.keadm.host.HostView;
import dev.keadm.host.Network;
import dev.keadm.host.PortStatus;
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
import java.net.InetAddress;
import java.nio.file.Path;

/** Writes the agent's {@code edgecore.yaml}, or what was asked for into the one that is there. */
public final class WriteSettings implements ReturnableStep<WriteSettings.Change, WriteSettings.Done> {
    /** @param readOnlyPort the port that the new file gives the kubelet's read-only server; 0 when the file was there */
    @Json
    public record Change(KeptFile file, int readOnlyPort) implements Intent {
        @Override
        public String sentence() {
            return file.existed()
                    ? "Go on with " + file.path() + ", changing what was asked for"
                    : "Write " + file.path() + ", with port " + readOnlyPort + " for the read-only server";
        }
    }

    @Json
    public record Done(String path) implements Receipt {}

    private static final WayBack<Change, Done> BACK =
            WayBack.of("write-edgecore-yaml", Change.class, Done.class, WriteSettings::takeBack);
    static final int GO_READ_ONLY_PORT = 10350;
    private static final int PORTS_TRIED = 1000;

    private final JoinTarget target;
    private final GoDefaults platform;

    WriteSettings(JoinTarget target, GoDefaults platform) {
        this.target = target;
        this.platform = platform;
    }

    @Override
    public Reversal<Change, Done> wayBack() {
        return BACK;
    }

    @Override
    public Plan<Change, Done> plan(HostView host, Facts facts) throws IOException {
        Path path = host.layout().edgeCoreYaml();
        AgentSettings settings = new AgentSettings(host.layout(), target, platform);
        try {
            if (host.files().status(path) instanceof FileStatus.Absent) {
                int port = port(host);
                settings.fresh(port);
                return new Plan.Change<>(new Change(KeptFile.look(host.files(), path), port));
            }
            String text = host.files().readString(path);
            String wanted = settings.adopted(EdgeCoreDocument.parse(text, path.toString()))
                    .toYaml();
            return wanted.equals(text)
                    ? new Plan.AlreadyDone<>(path + " says what was asked for", new Done(path.toString()))
                    : new Plan.Change<>(new Change(KeptFile.look(host.files(), path), 0));
        } catch (ConfigException e) {
            return new Plan.Blocked<>(
                    String.valueOf(e.getMessage()), "Correct the file, or the value given with --set.");
        }
    }

    /** Go's own port; below a root of its own the first free one from there on, since there may be others beside it. */
    private static int port(HostView host) throws IOException {
        if (!host.layout().separate()) {
            return GO_READ_ONLY_PORT;
        }
        return freePort(host.network(), InetAddress.ofLiteral("127.0.0.1"));
    }

    private static int freePort(Network network, InetAddress address) throws IOException {
        for (int port = GO_READ_ONLY_PORT + 1; port < GO_READ_ONLY_PORT + PORTS_TRIED; port++) {
            if (network.port(address, port) instanceof PortStatus.Free) {
                return port;
            }
        }
        throw new IOException("no port of " + address + " from " + GO_READ_ONLY_PORT + " on is free");
    }

    @Override
    public Done apply(Change intent, Host host, Progress progress)
            throws StepException, IOException, InterruptedException {
        AgentSettings settings = new AgentSettings(host.layout(), target, platform);
        Path path = intent.file().target();
        EdgeCoreDocument document = intent.file().existed()
                ? settings.adopted(EdgeCoreDocument.parse(host.files().readString(path), path.toString()))
                : settings.fresh(intent.readOnlyPort());
        intent.file().replace(host.files(), Access.PRIVATE, document.toYaml());
        return new Done(path.toString());
    }

    @Override
    public void verify(Done receipt, HostView host, Progress progress) throws IOException {
        EdgeCoreDocument.parse(host.files().readString(Path.of(receipt.path())), receipt.path());
    }

    static Reversal<Change, Done> back() {
        return BACK;
    }

    private static UndoResult takeBack(Recorded<Change, Done> recorded, Host host, Progress progress)
            throws IOException {
        KeptFile file = recorded.intent().file();
        file.restore(host.files());
        return new UndoResult.Undone((file.existed() ? "Put back " : "Removed ") + file.path());
    }
}
