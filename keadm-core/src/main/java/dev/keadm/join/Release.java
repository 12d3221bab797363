package dev.keadm.join;

import dev.keadm.cloud.Cloud;
import dev.keadm.cloud.Credentials;
import dev.keadm.cloud.PodStore;
import dev.keadm.cloud.StoredPod;
import dev.keadm.host.Host;
import dev.keadm.host.Mounts;
import dev.keadm.pki.PkiException;
import dev.keadm.request.CloudCoreEndpoint;
import dev.keadm.request.NodeName;
import dev.keadm.request.RuntimeEndpoint;
import dev.keadm.runtime.RuntimeSandbox;
import dev.keadm.runtime.Runtimes;
import dev.keadm.workflow.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes back what a stopped agent ran: its containers, its pods' volumes, and the cloud's belief that they are here.
 * Touches what is marked as this agent's, and what its own store names.
 */
final class Release {
    private final Cloud cloud;
    private final Runtimes runtimes;
    private final PodStore store;
    private final Mounts mounts;

    /** Written and read by the thread that takes back: several changes of one agent may be, and the cloud is told once. */
    private boolean told;

    Release(Cloud cloud, Runtimes runtimes, PodStore store, Mounts mounts) {
        this.cloud = cloud;
        this.runtimes = runtimes;
        this.store = store;
        this.mounts = mounts;
    }

    /** @throws IOException when something of it is left, which the message names */
    void release(Ownership owned, Host host, Progress progress) throws IOException, InterruptedException {
        List<StoredPod> pods = store.pods(Path.of(owned.database()));
        Set<String> uids = new HashSet<>();
        if (!owned.databaseExisted()) {
            pods.forEach(pod -> uids.add(pod.uid()));
        }
        uids.addAll(removeSandboxes(owned, uids, progress));
        removeVolumes(owned, uids, host);
        farewell(owned, pods, host, progress);
    }

    /** Returns the uids of the pods that had one. */
    private Set<String> removeSandboxes(Ownership owned, Set<String> storedUids, Progress progress)
            throws IOException, InterruptedException {
        RuntimeEndpoint endpoint = RuntimeEndpoint.parse(owned.endpoint());
        Set<String> uids = new HashSet<>();
        List<RuntimeSandbox> sandboxes;
        try {
            sandboxes = runtimes.sandboxes(endpoint);
        } catch (IOException e) {
            if (owned.endpointOurs()) {
                return uids; // a runtime that join installed and that is down goes with all that is in it
            }
            throw new IOException(
                    "the containers of this node are left in " + endpoint + ", which does not answer: " + e.getMessage()
                            + "; start the runtime and run keadm reset again, or name another with"
                            + " --remote-runtime-endpoint",
                    e);
        }
        for (RuntimeSandbox sandbox : sandboxes) {
            if (sandbox.belongsTo(owned.agentId(), storedUids)) {
                progress.say("Removing the containers of pod " + sandbox.pod());
                runtimes.remove(endpoint, sandbox);
                uids.add(sandbox.uid());
            }
        }
        return uids;
    }

    private void removeVolumes(Ownership owned, Set<String> uids, Host host) throws IOException {
        Path root = Path.of(owned.podsRoot());
        for (String uid : uids) {
            Path folder = root.resolve("pods").resolve(uid);
            if (uid.isEmpty() || !root.resolve("pods").equals(folder.getParent())) {
                continue;
            }
            mounts.unmountAll(folder);
            host.files().deleteTree(folder);
        }
    }

    private void farewell(Ownership owned, List<StoredPod> pods, Host host, Progress progress)
            throws IOException, InterruptedException {
        NodeName name = NodeName.parse(owned.node());
        Optional<Credentials> credentials = StoredCredentials.read(host.files(), host.layout(), name);
        if (credentials.isEmpty()) {
            return;
        }
        if (told) {
            return;
        }
        List<String> why = new ArrayList<>();
        for (String hub : owned.hubs()) {
            try {
                cloud.farewell(CloudCoreEndpoint.parse(hub), credentials.get(), name, pods);
                told = true;
                return;
            } catch (PkiException e) {
                why.add(String.valueOf(e.getMessage()));
            }
        }
        progress.warn("The cloud could not be told that node '" + name + "' is taken back (" + String.join(" ", why)
                + ") When it is back, delete the node (kubectl delete node " + name
                + "), and its pods before another join under this name.");
    }
}
