package dev.keadm.sandbox;

import dev.keadm.sandbox.SandboxOptions.Ports;
import dev.keadm.sandbox.api.ApiServer;
import dev.keadm.sandbox.cluster.Cluster;
import dev.keadm.sandbox.cluster.Resource;
import dev.keadm.sandbox.controllers.Controllers;
import dev.keadm.sandbox.hub.CloudHub;
import dev.keadm.sandbox.hub.ServiceAccountTokens;
import dev.keadm.sandbox.pki.CertificateAuthority;
import dev.keadm.sandbox.pki.CertificateServer;
import dev.keadm.sandbox.pki.JoinTokens;
import dev.keadm.sandbox.registry.Registry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/**
 * A running stand-in cloud. What it keeps (CA, objects, ports) survives a restart in the same folder. Closing it stops all of it,
 * newest part first.
 */
public final class Sandbox implements AutoCloseable {
    private static final String REGISTRY_USER = "sandbox";

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Faults faults = new Faults();
    private final CertificateAuthority ca;
    private final JoinTokens tokens;
    private final Cluster cluster;
    private final CertificateServer certificates;
    private final CloudHub hub;
    private final CertificateAuthority otherCloud;
    private final ApiServer api;
    private final Registry registry;
    private final SandboxState state;

    private Sandbox(SandboxOptions options) {
        Optional<SandboxState> last = SandboxState.read(options.dir());
        Ports ports = last.map(SandboxState::ports).map(options.ports()::or).orElse(options.ports());
        try {
            ca = CertificateAuthority.open(options.dir().resolve("pki"), options.clock());
            otherCloud = CertificateAuthority.create(options.clock());
            tokens = new JoinTokens(ca, options.clock());
            cluster = started(new Cluster(options.dir().resolve("objects.jsonl"), options.clock()));
            if (options.controllers()) {
                started(Controllers.start(cluster, ca.pem(), options.clock()));
            }
            ServiceAccountTokens accounts = new ServiceAccountTokens(cluster, ca, options.clock());
            hub = started(CloudHub.start(ports.hub(), ca, cluster, accounts, options.timing(), faults));
            certificates = started(CertificateServer.start(
                    ports.certificates(),
                    ca,
                    tokens,
                    name -> cluster.find(Resource.NODES, "", name).isPresent(),
                    faults));
            String apiToken = SandboxFiles.secret(options.dir().resolve("api-token"));
            api = started(ApiServer.start(ports.api(), apiToken, ca, cluster, accounts, options.clock()));
            String password = SandboxFiles.secret(options.dir().resolve("registry-password"));
            registry = started(Registry.start(
                    options.busybox(), REGISTRY_USER, password, ports.registry(), ports.privateRegistry()));
            state = publish(options, apiToken, password);
        } catch (RuntimeException e) {
            stop(parts);
            throw e;
        }
    }

    /** @throws SandboxException when a port is taken or the folder cannot be used; nothing is left running then */
    public static Sandbox start(SandboxOptions options) {
        return new Sandbox(options);
    }

    /** What other processes read of this sandbox; its files are written by now. */
    public SandboxState state() {
        return state;
    }

    /** {@code host:port} for {@code --cloudcore-ipport}. */
    public String endpoint() {
        return "127.0.0.1:" + hub.port();
    }

    public int certificatePort() {
        return certificates.port();
    }

    /** A fresh join token, good for {@link JoinTokens#LIFETIME}. */
    public String token() {
        return tokens.issue(JoinTokens.LIFETIME);
    }

    /** A join token of this cloud that has expired. */
    public String expiredToken() {
        return tokens.issue(Duration.ofSeconds(-1));
    }

    /** A join token of a cloud with another CA. */
    public String foreignToken() {
        return new JoinTokens(otherCloud, java.time.Clock.systemUTC()).issue(JoinTokens.LIFETIME);
    }

    public CertificateAuthority ca() {
        return ca;
    }

    /** The cluster's objects, for a test to act as user. */
    public Cluster cluster() {
        return cluster;
    }

    public Faults faults() {
        return faults;
    }

    /** The names of the nodes that are connected now. */
    public Set<String> connected() {
        return hub.connected();
    }

    /** Breaks the node's connection once. */
    public void disconnect(String node) {
        hub.disconnect(node);
    }

    @Override
    public void close() {
        faults.clear();
        stop(parts);
    }

    private static void stop(Deque<AutoCloseable> parts) {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.removeLast();
            try {
                part.close();
            } catch (Exception e) {
                System.getLogger("dev.keadm.sandbox")
                        .log(System.Logger.Level.WARNING, "a part of the sandbox did not stop", e);
            }
        }
    }

    private SandboxState publish(SandboxOptions options, String apiToken, String password) {
        Path dir = options.dir().toAbsolutePath();
        Path kubeconfig = dir.resolve("kubeconfig");
        byte[] pem = ca.pem().getBytes(StandardCharsets.UTF_8);
        SandboxFiles.write(kubeconfig, Kubeconfig.of(api.port(), pem, apiToken));
        CloudSecrets.publish(cluster, ca, token());
        SandboxState written = new SandboxState(
                ProcessHandle.current().pid(),
                options.clock().instant(),
                new Ports(hub.port(), certificates.port(), api.port(), registry.port(), registry.privatePort()),
                endpoint(),
                token(),
                kubeconfig,
                dir.resolve("pki").resolve("ca.crt"),
                REGISTRY_USER,
                password,
                registry.images().stream()
                        .map(image -> "127.0.0.1:" + registry.port() + "/" + image)
                        .toList(),
                registry.unfit().orElse(""));
        SandboxFiles.write(dir, written);
        return written;
    }

    private <T extends AutoCloseable> T started(T part) {
        parts.addLast(part);
        return part;
    }
}
