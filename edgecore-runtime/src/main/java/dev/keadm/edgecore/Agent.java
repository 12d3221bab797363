package dev.keadm.edgecore;

import dev.keadm.config.Module;
import dev.keadm.cri.CriClient;
import dev.keadm.cri.CriEndpoint;
import dev.keadm.edgecore.certificate.CertificateRotation;
import dev.keadm.edgecore.certificate.NodeCertificate;
import dev.keadm.edgecore.edged.Edged;
import dev.keadm.edgecore.hub.EdgeHub;
import dev.keadm.edgecore.hub.LinkListener;
import dev.keadm.edgecore.meta.CloudMetaClient;
import dev.keadm.edgecore.meta.MetaClient;
import dev.keadm.edgecore.meta.MetaIntake;
import dev.keadm.edgecore.meta.SqliteMetaStore;
import dev.keadm.edgecore.meta.StoreException;
import dev.keadm.edgecore.node.Machine;
import dev.keadm.edgecore.node.MachineFacts;
import dev.keadm.edgecore.node.MachineNodeFacts;
import dev.keadm.edgecore.node.NodeAgent;
import dev.keadm.edgecore.node.NodeSettings;
import dev.keadm.edgecore.node.RuntimeHealth.Finding;
import dev.keadm.edgecore.platform.Platform;
import dev.keadm.edgecore.status.StatusBoard;
import dev.keadm.pki.PkiException;
import dev.keadm.status.Cause;
import dev.keadm.wire.MessageCodec;
import dev.keadm.wire.MessageFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The composition of the agent: its parts, made in order, started in order, stopped in reverse. */
final class Agent {
    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);

    /** What this agent does; whatever else a Go agent's file turns on is told about. */
    private static final Set<Module> ABLE = EnumSet.of(Module.EDGED, Module.EDGE_HUB, Module.META_MANAGER);

    private final AgentSettings settings;
    private final Platform platform;
    private final Machine machine;
    private final StatusBoard board;
    private final Clock clock;
    private final Runnable progress;

    /** Owned by the thread that starts and then stops. */
    private final List<Component> started = new ArrayList<>();

    private final List<AutoCloseable> opened = new ArrayList<>();

    /** Set before the parts that wake it are started. */
    private volatile @Nullable NodeAgent nodeAgent;

    private volatile @Nullable Edged podAgent;

    /** @param progress called when one part more is up, or down */
    Agent(AgentSettings settings, Platform platform, StatusBoard board, Clock clock, Runnable progress) {
        this.settings = settings;
        this.platform = platform;
        this.machine = platform.machine(settings.config().edged().rootDirectory());
        this.board = board;
        this.clock = clock;
        this.progress = progress;
    }

    /** Returns when everything works or has begun to try. */
    void start() throws StartException {
        warnOfModules();
        makeFolders();
        SqliteMetaStore store = open();
        NodeCertificate certificate = certificate();
        CriClient cri = cri();

        MessageFactory messages = new MessageFactory(clock);
        MetaIntake intake = new MetaIntake(store, messages, settings.nodeName(), board);
        EdgeHub hub =
                new EdgeHub(settings.hub(), certificate::tls, messages, new MessageCodec(), intake, new LinkListener() {
                    @Override
                    public void connected() {
                        board.connected();
                        awaken(NodeAgent::linkUp);
                        tellPodsOfTheCloud();
                    }

                    @Override
                    public void disconnected(Cause cause, String message) {
                        board.disconnected(cause, message);
                    }
                });
        RuntimeWatch runtime = new RuntimeWatch(
                cri.runtime(), settings.config().edged().kubelet().containerRuntimeEndpoint(), finding -> {
                    tell(finding);
                    awaken(NodeAgent::runtimeChanged);
                });
        NodeSettings nodeSettings = settings.node(addresses());
        NodeAgent node = new NodeAgent(nodeSettings, machine, runtime, hub, messages, clock, board);
        nodeAgent = node;
        MetaClient meta = new CloudMetaClient(
                store,
                hub,
                messages,
                settings.nodeName(),
                settings.config().metaManager().remoteQueryTimeout());

        start(runtime);
        platform.companions(settings.dataDirectory(), cri.images()).forEach(this::start);
        Edged edged = edged(nodeSettings, meta, cri);
        podAgent = edged;
        start(edged);
        intake.deliverTo(edged);
        start(node);
        start(hub);
        if (settings.config().edgeHub().rotateCertificates()) {
            start(new CertificateRotation(
                    certificate, () -> hub.reconnect("The node's certificate was renewed."), clock, new Random()));
        }
        board.started();
    }

    private void makeFolders() throws StartException {
        for (Path folder : settings.secretFolders()) {
            try {
                platform.makePrivate(folder);
            } catch (IOException e) {
                throw new StartException(
                        Cause.CONFIGURATION,
                        "Cannot make the folder " + folder + ": " + e.getMessage()
                                + ". Check that path in edgecore.yaml, the owner of the folder above it and the disk.",
                        e);
            }
        }
    }

    private Edged edged(NodeSettings nodeSettings, MetaClient meta, CriClient cri) throws StartException {
        try {
            MachineFacts facts = machine.facts();
            return PodParts.edged(
                    settings.config(),
                    settings.identity(),
                    new PodParts.Around(
                            meta, cri, MachineNodeFacts.of(facts, nodeSettings), platform.podMachine(clock)),
                    facts.operatingSystem(),
                    System.getenv());
        } catch (IOException e) {
            throw new StartException(
                    Cause.CONFIGURATION,
                    "Cannot prepare for pods in " + settings.config().edged().rootDirectory() + ": " + e.getMessage()
                            + ". Check modules.edged.rootDirectory, that folder's owner and the disk.",
                    e);
        }
    }

    /** Newest first; what fails to stop does not keep the others from it. */
    void stop() {
        board.stopping();
        for (Component component : started.reversed()) {
            try {
                component.stop();
            } catch (RuntimeException e) {
                LOG.error("Cannot stop component={}", component.name(), e);
            }
            progress.run();
        }
        started.clear();
        for (AutoCloseable part : opened.reversed()) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.error("Cannot close {}", part.getClass().getSimpleName(), e);
            }
        }
        opened.clear();
    }

    private void awaken(Consumer<NodeAgent> act) {
        NodeAgent node = nodeAgent;
        if (node != null) {
            act.accept(node);
        }
    }

    /** Status messages that failed while the link was down need not sit out their waits. */
    private void tellPodsOfTheCloud() {
        Edged edged = podAgent;
        if (edged != null) {
            edged.cloudIsBack();
        }
    }

    private void start(Component component) {
        component.start();
        started.add(component);
        progress.run();
        LOG.debug("Started component={}", component.name());
    }

    private SqliteMetaStore open() throws StartException {
        try {
            SqliteMetaStore store = SqliteMetaStore.open(settings.config().dataSource());
            opened.add(store);
            return store;
        } catch (StoreException e) {
            throw new StartException(Cause.STORE, String.valueOf(e.getMessage()), e);
        }
    }

    private NodeCertificate certificate() throws StartException {
        try {
            return NodeCertificate.open(
                    settings.certificates(),
                    settings.nodeName(),
                    settings.config().edgeHub().httpServer(),
                    settings.config().edgeHub().token().map(token -> token.value()));
        } catch (PkiException e) {
            throw new StartException(e.reason(), e.getMessage() + " " + e.remedy(), e);
        } catch (IOException e) {
            throw new StartException(
                    Cause.CERTIFICATE, "Cannot read or write the node's certificate: " + e.getMessage(), e);
        }
    }

    private CriClient cri() throws StartException {
        String endpoint = settings.config().edged().kubelet().containerRuntimeEndpoint();
        try {
            CriClient client = CriClient.to(platform.transports().to(CriEndpoint.parse(endpoint)));
            opened.add(client);
            return client;
        } catch (IllegalArgumentException e) {
            throw new StartException(
                    Cause.CONFIGURATION,
                    "'" + endpoint + "' in containerRuntimeEndpoint is no endpoint: " + e.getMessage(),
                    e);
        }
    }

    /** As configured, else of the configured interface, else the one on the route to CloudCore. */
    private List<String> addresses() throws StartException {
        Optional<String> given = settings.config().edged().nodeIp();
        if (given.isPresent()) {
            return List.of(given.get());
        }
        try {
            Optional<String> wanted = settings.config().edged().customInterfaceName();
            if (wanted.isPresent()) {
                Optional<InetAddress> found = machine.addressOf(wanted.get());
                return List.of(found.orElseThrow(() -> new StartException(
                                Cause.CONFIGURATION,
                                "Interface '" + wanted.get() + "' in customInterfaceName has no address here.",
                                null))
                        .getHostAddress());
            }
            String cloud = settings.hub().cloudHubs().getFirst().host();
            return List.of(machine.addressTowards(cloud).getHostAddress());
        } catch (IOException e) {
            throw new StartException(
                    Cause.CONFIGURATION,
                    "Cannot find this machine's address towards CloudCore: " + e.getMessage()
                            + ". Set modules.edged.nodeIP (join: --node-ip).",
                    e);
        }
    }

    private void tell(Finding finding) {
        switch (finding) {
            case Finding.Healthy _ -> board.runtimeHealthy();
            case Finding.Unhealthy(String _, String message) -> board.runtimeUnhealthy(message);
        }
    }

    private void warnOfModules() {
        Set<Module> unable = settings.config().enabled().stream()
                .filter(module -> !ABLE.contains(module))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Module.class)));
        if (!unable.isEmpty()) {
            LOG.warn(
                    "edgecore.yaml turns on what this agent does not do; the rest runs modules={}",
                    unable.stream().map(Module::shortName).collect(Collectors.joining(",")));
        }
    }
}
