package dev.keadm.join;

import dev.keadm.cloud.Cloud;
import dev.keadm.cloud.Credentials;
import dev.keadm.host.Access;
import dev.keadm.host.FileView;
import dev.keadm.host.Host;
import dev.keadm.host.HostLayout;
import dev.keadm.host.HostView;
import dev.keadm.pki.PkiException;
import dev.keadm.request.JoinRequest;
import dev.keadm.request.NodeName;
import dev.keadm.token.JoinToken;
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
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that needs the token: believes the CA by the token's hash, and gets the node's key and certificate. Those of an agent
 * whose place is taken are copied instead.
 */
public final class GetCertificates implements ReturnableStep<GetCertificates.Change, GetCertificates.Done> {
    /**
     * @param files CA, certificate and key
     * @param from the folder of another agent's configuration, from which they are copied
     */
    @Json
    public record Change(
            String node,
            String cloudCore,
            List<KeptFile> files,
            @Nullable String from) implements Intent {
        @Override
        public String sentence() {
            return from == null
                    ? "Get a certificate for node '" + node + "' from CloudCore " + cloudCore
                    : "Take over the certificate of node '" + node + "' from " + from;
        }
    }

    @Json
    public record Done(String node) implements Receipt {}

    private static final WayBack<Change, Done> BACK =
            WayBack.of("get-certificates", Change.class, Done.class, GetCertificates::takeBack);

    private final Cloud cloud;
    private final JoinRequest.Cloud request;
    private final NodeName name;
    private final Optional<FormerAgent> former;
    private final Clock clock;

    GetCertificates(Cloud cloud, JoinRequest.Cloud request, NodeName name, Optional<FormerAgent> former, Clock clock) {
        this.cloud = cloud;
        this.request = request;
        this.name = name;
        this.former = former;
        this.clock = clock;
    }

    @Override
    public Reversal<Change, Done> wayBack() {
        return BACK;
    }

    @Override
    public Plan<Change, Done> plan(HostView host, Facts facts) throws IOException {
        StoredCertificate stored =
                StoredCredentials.look(host.files(), host.layout()).of(name);
        if (usable(stored)) {
            return new Plan.AlreadyDone<>("The certificate of node '" + name + "' is here", new Done(name.value()));
        }
        Optional<Path> from = takenOver(host.files());
        if (from.isEmpty() && request.token().isEmpty()) {
            return new Plan.Blocked<>(
                    "No token was given, and no valid certificate of node '" + name + "' is here",
                    "Add --token-file FILE, or put the token into KEADM_TOKEN.");
        }
        HostLayout layout = host.layout();
        return new Plan.Change<>(new Change(
                name.value(),
                request.first().withPort(request.certPort()),
                List.of(
                        KeptFile.look(host.files(), layout.caCertificate()),
                        KeptFile.look(host.files(), layout.certificate()),
                        KeptFile.look(host.files(), layout.privateKey())),
                from.map(Path::toString).orElse(null)));
    }

    /** Of this cloud and still valid. */
    private boolean usable(StoredCertificate certificate) {
        Optional<String> wanted = request.token().map(JoinToken::caHash);
        return certificate
                .valid(clock.instant())
                .map(Credentials::authority)
                .filter(authority -> wanted.isEmpty() || wanted.get().equals(authority.sha256()))
                .isPresent();
    }

    private Optional<Path> takenOver(FileView files) throws IOException {
        if (former.isEmpty()) {
            return Optional.empty();
        }
        return usable(former.get().certificate(files).of(name))
                ? Optional.of(former.get().config())
                : Optional.empty();
    }

    @Override
    public Done apply(Change intent, Host host, Progress progress)
            throws StepException, IOException, InterruptedException {
        List<String> texts = StoredCredentials.texts(credentials(intent, host.files()));
        for (int i = 0; i < texts.size(); i++) {
            intent.files().get(i).replace(host.files(), Access.PRIVATE, texts.get(i));
        }
        return new Done(intent.node());
    }

    private Credentials credentials(Change intent, FileView files) throws StepException, IOException {
        if (intent.from() != null) {
            return StoredCredentials.look(files, Path.of(intent.from()))
                    .of(name)
                    .found()
                    .orElseThrow(() -> new IOException("the certificate in " + intent.from() + " is gone"));
        }
        try {
            return cloud.credentials(
                    request.first(), request.certPort(), request.token().orElseThrow(), name);
        } catch (PkiException e) {
            throw new StepException("[" + e.reason().code() + "] " + e.getMessage(), e.remedy(), e);
        }
    }

    @Override
    public void verify(Done receipt, HostView host, Progress progress) throws IOException {
        if (StoredCredentials.read(host.files(), host.layout(), name).isEmpty()) {
            throw new IOException("the certificate of node '" + name + "' cannot be read back from "
                    + host.layout().certificate());
        }
    }

    static Reversal<Change, Done> back() {
        return BACK;
    }

    private static UndoResult takeBack(Recorded<Change, Done> recorded, Host host, Progress progress)
            throws IOException {
        for (KeptFile file : recorded.intent().files().reversed()) {
            file.restore(host.files());
        }
        return new UndoResult.Undone(
                "Removed the certificate of node '" + recorded.intent().node() + "'");
    }
}
