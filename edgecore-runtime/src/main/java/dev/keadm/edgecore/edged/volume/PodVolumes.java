package dev.keadm.edgecore.edged.volume;

import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.Volume;
import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.edgecore.edged.Prepared;
import dev.keadm.edgecore.edged.UnavailableException;
import dev.keadm.edgecore.edged.object.NodeFacts;
import dev.keadm.edgecore.edged.object.PodObjects;
import dev.keadm.edgecore.edged.os.PathRules;
import dev.keadm.edgecore.meta.MetaClient;
import dev.keadm.host.MountPoint;
import dev.keadm.host.Mounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets up, refreshes and takes away the volumes of pods. Volumes that no container mounts are left alone, as by the
 * kubelet.
 *
 * <p>A volume that was once filled stays as it is when its content cannot be had any more: a container that restarts
 * while the cloud is away finds what it had.
 */
public final class PodVolumes {
    private static final Logger LOG = LoggerFactory.getLogger(PodVolumes.class);

    private static final int EVERYBODYS = 0777;

    private final PodFolders folders;
    private final VolumeSystem system;
    private final Mounts mounts;
    private final EmptyDirs emptyDirs;
    private final Ownership ownership;
    private final PathRules paths;
    private final HostPathCheck hostPaths;
    private final VolumeFiles files;
    private final TokenCache tokens;
    private final VolumeContent content;
    /** The last failure by volume, to log each only once; written by the pods' workers. */
    private final Map<String, String> failures = new ConcurrentHashMap<>();

    public PodVolumes(Places places, VolumeSystem system, MetaClient meta, NodeFacts node, RandomGenerator random) {
        this.folders = places.folders();
        this.system = system;
        this.mounts = system.mounts();
        this.emptyDirs = new EmptyDirs(mounts, system.modes(), node);
        this.ownership = new Ownership(system.modes());
        this.paths = places.paths();
        this.hostPaths = new HostPathCheck(system, paths);
        this.files = system.files();
        this.tokens = new TokenCache(meta, system.clock(), random);
        this.content = new VolumeContent(new PodObjects(meta), node, this::token);
    }

    /** Where volumes lie, and how paths are written there. */
    public record Places(PodFolders folders, PathRules paths) {}

    /**
     * @return the host's path of each volume that a container mounts
     * @throws PreparationException naming every volume that is not ready and why
     */
    public Prepared prepare(Pod pod) throws PreparationException {
        Map<String, Path> ready = new HashMap<>();
        List<String> problems = new ArrayList<>();
        makePodFolders(pod);
        for (Volume volume : mounted(pod)) {
            try {
                ready.put(volume.name(), setUp(pod, volume));
            } catch (PreparationException e) {
                problems.add(problem(volume, e.reason()));
            } catch (IOException e) {
                problems.add(problem(volume, e.toString()));
            }
        }
        if (!problems.isEmpty()) {
            throw new PreparationException(String.join("; ", problems));
        }
        return new Prepared(ready);
    }

    /** Brings written volumes up to date; what cannot be had now stays as it was. */
    public void refresh(Pod pod) {
        try {
            for (Volume volume : mounted(pod)) {
                if (VolumeKind.of(volume).written()) {
                    setUp(pod, volume);
                }
            }
        } catch (PreparationException | IOException e) {
            logOnce(pod, "volumes", e.toString());
        }
    }

    /** @throws IOException naming what is left */
    public void tearDown(String uid) throws IOException {
        tokens.forget(uid);
        failures.keySet().removeIf(key -> key.startsWith(uid + "/"));
        Path pod = folder(uid);
        if (!Files.isDirectory(pod, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        unmountBelow(pod);
        List<MountPoint> left = below(pod);
        if (!left.isEmpty()) {
            throw new IOException(
                    "something is still mounted at " + left.getFirst().path());
        }
        TreeRemoval.remove(pod);
    }

    public Set<String> podsOnDisk() throws IOException {
        Set<String> uids = new TreeSet<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folders.pods())) {
            for (Path pod : found) {
                if (Files.isDirectory(pod, LinkOption.NOFOLLOW_LINKS)) {
                    uids.add(String.valueOf(pod.getFileName()));
                }
            }
        } catch (NoSuchFileException _) {
            // no pod was ever here
        }
        return uids;
    }

    private Path folder(String uid) throws IOException {
        try {
            return folders.pod(uid);
        } catch (PreparationException e) {
            throw new IOException(e.reason(), e);
        }
    }

    private void makePodFolders(Pod pod) throws PreparationException {
        Path folder = folders.pod(pod.metadata().uid());
        try {
            PrivateFolders.make(folder.resolve("volumes"), system.modes());
            PrivateFolders.make(folder.resolve("plugins"), system.modes());
        } catch (IOException e) {
            throw new PreparationException("cannot make the pod's folder " + folder + ": " + e, e);
        }
    }

    private static List<Volume> mounted(Pod pod) throws PreparationException {
        Map<String, Volume> all = new LinkedHashMap<>();
        pod.spec().volumes().forEach(volume -> all.put(volume.name(), volume));
        Map<String, Volume> used = new LinkedHashMap<>();
        for (Container container : Stream.concat(pod.spec().initContainers().stream(), pod.spec().containers().stream())
                .toList()) {
            if (!container.volumeDevices().isEmpty()) {
                throw new PreparationException(
                        "container \"%s\" wants volume \"%s\" as a block device, which this agent cannot give"
                                .formatted(
                                        container.name(),
                                        container.volumeDevices().getFirst().name()));
            }
            for (Container.VolumeMount mount : container.volumeMounts()) {
                Volume volume = all.get(mount.name());
                if (volume == null) {
                    throw new PreparationException("cannot find volume \"%s\" to mount into container \"%s\""
                            .formatted(mount.name(), container.name()));
                }
                used.put(mount.name(), volume);
            }
        }
        return List.copyOf(used.values());
    }

    private Path setUp(Pod pod, Volume volume) throws PreparationException, IOException {
        VolumeKind kind = VolumeKind.of(volume);
        if (volume.hostPath() != null) {
            return hostPaths.check(volume.hostPath());
        }
        String uid = String.valueOf(pod.metadata().uid());
        Path folder = folders.volume(uid, kind.folder(), volume.name());
        if (kind.written()) {
            fill(pod, volume, kind, folder);
        } else {
            makeEmptyDir(pod, volume, folder);
        }
        return folder;
    }

    private void makeEmptyDir(Pod pod, Volume volume, Path folder) throws PreparationException, IOException {
        String medium = volume.emptyDir() == null || volume.emptyDir().medium() == null
                ? ""
                : volume.emptyDir().medium();
        boolean made = switch (medium) {
            case "" -> emptyDirs.onDisk(folder, EVERYBODYS);
            case "Memory" -> emptyDirs.inMemory(folder, emptyDirs.maxBytes(pod, volume), EVERYBODYS);
            default ->
                throw new PreparationException(
                        "storage medium \"" + medium + "\" is not one that this agent has (disk, Memory)");
        };
        Path ready = folders.ready(String.valueOf(pod.metadata().uid()), volume.name(), false);
        if (made || !Files.exists(ready)) {
            ownership.give(folder, TokenOwner.fsGroup(pod), false);
            markReady(ready);
        }
    }

    private void fill(Pod pod, Volume volume, VolumeKind kind, Path folder) throws PreparationException, IOException {
        Payload payload;
        try {
            payload = content.of(pod, volume);
            system.check(payload);
        } catch (PreparationException e) {
            if (!files.isFilled(folder)) {
                throw e;
            }
            logOnce(pod, volume.name(), e.reason());
            return;
        }
        failures.remove(failureKey(pod, volume.name()));
        if (kind.inMemory() && system.hasMemory()) {
            emptyDirs.inMemory(folder, emptyDirs.maxBytes(pod, volume), system.writtenFolder());
        } else {
            emptyDirs.onDisk(folder, system.writtenFolder());
        }
        NestedMountPoints.make(folder, volume.name(), pod, paths);
        files.write(folder, payload, () -> ownership.give(folder, TokenOwner.fsGroup(pod), true));
        markReady(folders.ready(String.valueOf(pod.metadata().uid()), volume.name(), true));
    }

    /**
     * A pod that had its token here before and comes back while the cloud is away starts with the one that is still in
     * its volume, or after a reboot with none; the next refresh that reaches the cloud brings a new one.
     */
    private String token(Pod pod, Volume volume, Volume.ServiceAccountToken source) throws PreparationException {
        try {
            return tokens.token(pod, source);
        } catch (UnavailableException e) {
            String uid = String.valueOf(pod.metadata().uid());
            Path folder = folders.volume(uid, VolumeKind.PROJECTED.folder(), volume.name());
            String old = readOld(files.file(folder, Payload.clean(source.path())));
            if (old == null && !Files.exists(folders.ready(uid, volume.name(), true))) {
                throw e;
            }
            logOnce(pod, volume.name() + " (token)", e.reason());
            return old == null ? "" : old;
        }
    }

    private static @Nullable String readOld(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException _) {
            return null;
        }
    }

    private void markReady(Path ready) throws IOException {
        if (!Files.exists(ready)) {
            PrivateFolders.make(Objects.requireNonNull(ready.getParent()), system.modes());
            Files.createFile(ready);
        }
    }

    private void unmountBelow(Path folder) throws IOException {
        for (MountPoint mount : below(folder).reversed()) {
            mounts.unmount(mount.path());
        }
    }

    private List<MountPoint> below(Path folder) throws IOException {
        return mounts.list().stream()
                .filter(mount -> mount.path().startsWith(folder))
                .toList();
    }

    private void logOnce(Pod pod, String volume, String reason) {
        if (!reason.equals(failures.put(failureKey(pod, volume), reason))) {
            LOG.warn("a volume keeps its old content pod={} volume={} cause={}", pod.fullName(), volume, reason);
        }
    }

    private static String failureKey(Pod pod, String volume) {
        return pod.metadata().uid() + "/" + volume;
    }

    private static String problem(Volume volume, String cause) {
        return "MountVolume.SetUp failed for volume \"" + volume.name() + "\" : " + cause;
    }
}
