package dev.keadm.edgecore.status;

import dev.keadm.edgecore.hub.LinkListener;
import dev.keadm.edgecore.meta.StoreWatch;
import dev.keadm.edgecore.node.NodeListener;
import dev.keadm.status.AgentStatus;
import dev.keadm.status.AgentStatus.Phase;
import dev.keadm.status.Cause;
import dev.keadm.status.StatusFile;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts together what the agent's parts say, and writes {@code status.json} at each change. Every part has a line of its
 * own on the board; the worst one is shown. Thread-safe: all fields are guarded by this, the file is written under the
 * lock so that an older status never overtakes a newer one.
 */
public final class StatusBoard implements LinkListener, NodeListener, StoreWatch {
    private static final Logger LOG = LoggerFactory.getLogger(StatusBoard.class);

    private record Trouble(Cause cause, String message) {}

    private final StatusFile file;
    private final String version;
    private final InstantSource clock;

    private @Nullable Phase fixed = Phase.STARTING;
    private @Nullable Trouble fatal;
    private @Nullable Trouble store;
    private @Nullable Trouble link;
    private @Nullable Trouble runtime;
    private @Nullable Trouble node;
    private boolean connected;
    private boolean registered;
    private @Nullable String nodeReady;
    private @Nullable AgentStatus written;
    private boolean writeFailed;

    public StatusBoard(StatusFile file, String version, InstantSource clock) {
        this.file = file;
        this.version = version;
        this.clock = clock;
    }

    /** All parts run: from here on the phase follows from what they say. */
    public synchronized void started() {
        fixed = null;
        write();
    }

    /** The agent cannot run at all. */
    public synchronized void failed(Cause cause, String message) {
        fixed = Phase.FAILED;
        fatal = new Trouble(cause, message);
        write();
    }

    public synchronized void stopping() {
        if (fixed != Phase.FAILED) {
            fixed = Phase.STOPPING;
        }
        write();
    }

    public synchronized void runtimeHealthy() {
        runtime = null;
        write();
    }

    public synchronized void runtimeUnhealthy(String message) {
        runtime = new Trouble(Cause.RUNTIME, message);
        write();
    }

    @Override
    public synchronized void connected() {
        connected = true;
        // CloudHub lets those in, too, whom it will not answer: that ends with the first answer
        if (link != null && link.cause() != Cause.CLOUDHUB_SILENT) {
            link = null;
        }
        write();
    }

    @Override
    public synchronized void disconnected(Cause cause, String message) {
        connected = false;
        Trouble now = new Trouble(cause, message);
        if (!now.equals(link)) {
            LOG.warn("No link to the cloud cause={} message={}", cause.code(), message);
        }
        link = now;
        write();
    }

    @Override
    public synchronized void registering() {
        registered = false;
        write();
    }

    @Override
    public synchronized void registered() {
        registered = true;
        answered();
        node = null;
        write();
    }

    @Override
    public synchronized void nameTaken(String message) {
        answered();
        node = new Trouble(Cause.NODE_NAME_TAKEN, message);
        write();
    }

    @Override
    public synchronized void failed(String message) {
        node = new Trouble(Cause.NODE_NOT_READY, message);
        write();
    }

    @Override
    public synchronized void echoed(String ready, String message) {
        answered();
        nodeReady = ready;
        node = ready.equals("True") ? null : new Trouble(Cause.NODE_NOT_READY, "The Node is not Ready: " + message);
        write();
    }

    /** A silent CloudHub spoke. */
    private void answered() {
        if (connected) {
            link = null;
        }
    }

    @Override
    public synchronized void storeFailed(String message) {
        store = new Trouble(Cause.STORE, message);
        write();
    }

    @Override
    public synchronized void storeWorks() {
        store = null;
        write();
    }

    /** The status as it was last shown. */
    public synchronized AgentStatus current() {
        Trouble worst = Stream.of(fatal, store, link, runtime, node)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        Phase phase = phase();
        Cause cause = worst == null ? null : worst.cause();
        AgentStatus before = written;
        Instant since =
                before != null && before.phase() == phase && before.cause() == cause ? before.since() : clock.instant();
        return new AgentStatus(
                phase,
                cause,
                worst == null ? null : worst.message(),
                since,
                nodeReady,
                version,
                ProcessHandle.current().pid());
    }

    private Phase phase() {
        if (fixed != null) {
            return fixed;
        }
        if (!connected) {
            return Phase.CONNECTING;
        }
        return registered ? Phase.RUNNING : Phase.REGISTERING;
    }

    private void write() {
        AgentStatus now = current();
        if (now.equals(written) && !writeFailed) {
            return;
        }
        try {
            file.write(now);
            writeFailed = false;
        } catch (IOException e) {
            if (!writeFailed) {
                LOG.error("Cannot write the status file; it is tried again at the next change", e);
            }
            writeFailed = true;
        }
        written = now;
    }
}
