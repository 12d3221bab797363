package dev.keadm.sandbox.cluster;

import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The cluster's objects, with the rules of the Kubernetes API. Objects that go in are copied, objects that come out are the
 * caller's own. All refusals are {@link ApiException}s. A namespace is the empty string for objects of the whole cluster.
 */
public final class Cluster implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");
    private static final List<String> FIRST_NAMESPACES =
            List.of("default", "kube-system", "kube-public", "kube-node-lease", "kubeedge");

    private final ObjectStore store;
    private final Admission admission = new Admission();
    private final Clock clock;

    /** @param file keeps the objects over a restart */
    public Cluster(Path file, Clock clock) {
        this.store = new ObjectStore(file);
        this.clock = clock;
        for (String namespace : FIRST_NAMESPACES) {
            if (find(Resource.NAMESPACES, "", namespace).isEmpty()) {
                ObjectNode object = JsonMapper.shared().createObjectNode();
                Trees.metadata(object).put("name", namespace);
                create(Resource.NAMESPACES, "", object);
            }
        }
    }

    public Optional<ObjectNode> find(Resource resource, String namespace, String name) {
        return store.get(new ObjectKey(resource, namespace, name));
    }

    public ObjectNode get(Resource resource, String namespace, String name) {
        return find(resource, namespace, name).orElseThrow(() -> ApiException.notFound(resource, name));
    }

    /** @param namespace empty for all of them */
    public List<ObjectNode> list(Resource resource, String namespace, Selector selector) {
        return store
                .list(key -> key.resource() == resource
                        && (namespace.isEmpty() || key.namespace().equals(namespace)))
                .stream()
                .filter(selector)
                .toList();
    }

    /** The newest change's resourceVersion. */
    public long revision() {
        return store.revision();
    }

    /** All changes after {@code revision}, of all objects. */
    public Watch watch(long revision) {
        return store.watch(revision);
    }

    public ObjectNode create(Resource resource, String namespace, ObjectNode wanted) {
        return store.atomically(() -> {
            ObjectNode object = wanted.deepCopy();
            String name = identify(resource, namespace, object);
            if (find(resource, namespace, name).isPresent()) {
                throw ApiException.alreadyExists(resource, name);
            }
            admission.create(resource, object, (kind, other) -> get(kind, namespace, other));
            return store.put(new ObjectKey(resource, namespace, name), object);
        });
    }

    /** @param subresource {@code status} or empty */
    public ObjectNode update(Resource resource, String namespace, String name, ObjectNode wanted, String subresource) {
        return store.atomically(() -> {
            ObjectNode current = get(resource, namespace, name);
            if (resource == Resource.LEASES && Trees.version(wanted).isEmpty()) {
                throw ApiException.invalid(
                        resource,
                        name,
                        "metadata.resourceVersion: Invalid value: 0x0: must be specified for an update");
            }
            return replace(resource, current, wanted.deepCopy(), subresource);
        });
    }

    public ObjectNode patch(
            Resource resource, String namespace, String name, PatchKind kind, JsonNode patch, String subresource) {
        return store.atomically(() -> {
            ObjectNode current = get(resource, namespace, name);
            ObjectNode wanted = current.deepCopy();
            kind.apply(wanted, patch);
            return replace(resource, current, wanted, subresource);
        });
    }

    /** Sets the node of a pod that has none, as the scheduler's binding does. */
    public void bind(String namespace, String pod, String node) {
        store.atomically(() -> {
            ObjectNode current = get(Resource.PODS, namespace, pod);
            if (!Trees.text(current, "spec", "nodeName").isEmpty()) {
                throw ApiException.conflict(
                        Resource.PODS,
                        pod,
                        "pod " + pod + " is already assigned to node \"" + Trees.text(current, "spec", "nodeName")
                                + "\"");
            }
            ObjectNode bound = current.deepCopy();
            Trees.child(bound, "spec").put("nodeName", node);
            ObjectNode scheduled = JsonMapper.shared().createObjectNode();
            scheduled
                    .putArray("conditions")
                    .addObject()
                    .put("type", "PodScheduled")
                    .put("status", "True")
                    .putNull("lastProbeTime")
                    .put("lastTransitionTime", now());
            ObjectNode wrapper = JsonMapper.shared().createObjectNode();
            wrapper.set("status", scheduled);
            StrategicMerge.apply(bound, wrapper);
            return replace(Resource.PODS, current, bound, "binding");
        });
    }

    /**
     * Deletes at once, or, for a pod on a node and for objects with finalizers, marks for deletion.
     *
     * @param options a {@code DeleteOptions}; gracePeriodSeconds and preconditions are heeded
     * @return the object as it is now, or as it was last
     */
    public ObjectNode delete(Resource resource, String namespace, String name, JsonNode options) {
        return store.atomically(() -> {
            ObjectNode current = get(resource, namespace, name);
            checkPreconditions(resource, current, options.path("preconditions"));
            if (resource == Resource.PODS) {
                return deletePod(current, options);
            }
            boolean pending = current.path("metadata").path("finalizers").size() > 0 || resource == Resource.NAMESPACES;
            if (pending) {
                return Trees.deleting(current) ? current : mark(resource, current, 0);
            }
            store.remove(new ObjectKey(resource, namespace, name));
            return current;
        });
    }

    /** Removes a namespace that is marked for deletion and empty by now. */
    public void removeNamespace(String name) {
        store.remove(new ObjectKey(Resource.NAMESPACES, "", name));
    }

    /** Now, as Kubernetes writes it: whole seconds, UTC. */
    public String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    @Override
    public void close() {
        store.close();
    }

    private String identify(Resource resource, String namespace, ObjectNode object) {
        ObjectNode metadata = Trees.metadata(object);
        String generate = Trees.text(metadata, "generateName");
        if (Trees.text(metadata, "name").isEmpty() && !generate.isEmpty()) {
            metadata.put("name", generate + admission.suffix());
        }
        String name = Trees.text(metadata, "name");
        if (!NAME.matcher(name).matches()) {
            throw ApiException.invalid(
                    resource,
                    name,
                    "metadata.name: Invalid value: \"" + name + "\": a lowercase RFC 1123 subdomain is needed");
        }
        if (resource.namespaced()) {
            metadata.put("namespace", namespace);
            ObjectNode home = get(Resource.NAMESPACES, "", namespace);
            if (Trees.deleting(home)) {
                throw ApiException.forbidden(
                        resource,
                        name,
                        "unable to create new content in namespace " + namespace + " because it is being terminated");
            }
        }
        object.put("kind", resource.kind()).put("apiVersion", resource.apiVersion());
        metadata.put("uid", UUID.randomUUID().toString()).put("creationTimestamp", now());
        metadata.remove(List.of("resourceVersion", "deletionTimestamp", "deletionGracePeriodSeconds", "managedFields"));
        return name;
    }

    private ObjectNode replace(Resource resource, ObjectNode current, ObjectNode wanted, String subresource) {
        String name = Trees.name(current);
        String version = Trees.version(wanted);
        if (!version.isEmpty() && !version.equals(Trees.version(current))) {
            throw ApiException.conflict(
                    resource,
                    name,
                    "the object has been modified; please apply your changes to the latest version and try again");
        }
        String uid = Trees.uid(wanted);
        if (!uid.isEmpty() && !uid.equals(Trees.uid(current))) {
            throw ApiException.uidConflict(resource, name, uid, Trees.uid(current));
        }
        keepIdentity(resource, current, wanted);
        keepOtherHalf(resource, current, wanted, subresource);
        admission.update(resource, wanted);
        if (wanted.equals(current)) {
            return current;
        }
        ObjectKey key = new ObjectKey(resource, Trees.namespace(current), name);
        boolean lastFinalizerGone = Trees.deleting(current)
                && wanted.path("metadata").path("finalizers").isEmpty()
                && !current.path("metadata").path("finalizers").isEmpty();
        ObjectNode stored = store.put(key, wanted);
        if (lastFinalizerGone
                && current.path("metadata").path("deletionGracePeriodSeconds").asInt(0) == 0) {
            store.remove(key);
        }
        return stored;
    }

    private static void keepIdentity(Resource resource, ObjectNode current, ObjectNode wanted) {
        wanted.put("kind", resource.kind()).put("apiVersion", resource.apiVersion());
        ObjectNode metadata = Trees.metadata(wanted);
        metadata.remove("managedFields");
        for (String field : List.of(
                "name",
                "namespace",
                "uid",
                "resourceVersion",
                "creationTimestamp",
                "deletionTimestamp",
                "deletionGracePeriodSeconds")) {
            JsonNode value = current.path("metadata").get(field);
            if (value == null) {
                metadata.remove(field);
            } else {
                metadata.set(field, value);
            }
        }
    }

    /** An update of the object leaves its status alone, and the other way round, where the status is a subresource. */
    private static void keepOtherHalf(Resource resource, ObjectNode current, ObjectNode wanted, String subresource) {
        boolean halves = resource == Resource.PODS || resource == Resource.NODES || resource == Resource.NAMESPACES;
        if (!halves || subresource.equals("binding")) {
            return;
        }
        String kept = subresource.equals("status") ? "spec" : "status";
        JsonNode value = current.get(kept);
        if (value == null) {
            wanted.remove(kept);
        } else {
            wanted.set(kept, value.deepCopy());
        }
    }

    private static void checkPreconditions(Resource resource, ObjectNode current, JsonNode preconditions) {
        String uid = Trees.text(preconditions, "uid");
        if (!uid.isEmpty() && !uid.equals(Trees.uid(current))) {
            throw ApiException.conflict(
                    resource,
                    Trees.name(current),
                    uidMismatch(uid, Trees.uid(current)) + ". The object might have been deleted and then recreated");
        }
        String version = Trees.text(preconditions, "resourceVersion");
        if (!version.isEmpty() && !version.equals(Trees.version(current))) {
            throw ApiException.conflict(
                    resource,
                    Trees.name(current),
                    "the ResourceVersion in the precondition (" + version
                            + ") does not match the ResourceVersion in record (" + Trees.version(current) + ")");
        }
    }

    private static String uidMismatch(String asked, String there) {
        return "Precondition failed: UID in precondition: " + asked + ", UID in object meta: " + there;
    }

    /** The API server always writes the new grace period first, then removes: watchers see both, see the recordings. */
    private ObjectNode deletePod(ObjectNode pod, JsonNode options) {
        String phase = Trees.text(pod, "status", "phase");
        boolean nobodyRunsIt = Trees.text(pod, "spec", "nodeName").isEmpty()
                || (!Trees.deleting(pod) && (phase.equals("Succeeded") || phase.equals("Failed")));
        int asked = options.path("gracePeriodSeconds")
                .asInt(pod.path("spec").path("terminationGracePeriodSeconds").asInt(30));
        int grace = nobodyRunsIt ? 0 : asked;
        int before = pod.path("metadata").path("deletionGracePeriodSeconds").asInt(Integer.MAX_VALUE);
        if (Trees.deleting(pod) && grace >= before && grace > 0) {
            return pod;
        }
        ObjectNode marked = mark(Resource.PODS, pod, grace);
        if (grace == 0 && marked.path("metadata").path("finalizers").isEmpty()) {
            store.remove(new ObjectKey(Resource.PODS, Trees.namespace(pod), Trees.name(pod)));
        }
        return marked;
    }

    private ObjectNode mark(Resource resource, ObjectNode object, int grace) {
        ObjectNode marked = object.deepCopy();
        String when = clock.instant()
                .plusSeconds(grace)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        Trees.metadata(marked).put("deletionTimestamp", when).put("deletionGracePeriodSeconds", grace);
        if (resource == Resource.NAMESPACES) {
            Trees.child(marked, "status").put("phase", "Terminating");
        }
        return store.put(new ObjectKey(resource, Trees.namespace(object), Trees.name(object)), marked);
    }
}
