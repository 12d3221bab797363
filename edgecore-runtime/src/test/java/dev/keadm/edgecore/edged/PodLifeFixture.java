package dev.keadm.edgecore.edged;

import dev.keadm.cri.FakeCri;
import dev.keadm.cri.v1.ContainerConfig;
import dev.keadm.cri.v1.ImageSpec;
import dev.keadm.cri.v1.PodSandboxConfig;
import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.PodStatus;
import dev.keadm.edgecore.edged.object.NodeFacts;
import dev.keadm.edgecore.meta.Reply;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One pod on a runtime and a cloud in memory, with time that the test moves. Activities run at once. */
final class PodLifeFixture {
    static final String IMAGE = "docker.io/local/busybox:1";
    private static final Jsonb JSON = Jsonb.builder().build();

    final MovableClock clock = new MovableClock();
    final FakeCri cri = new FakeCri(clock).withImage(IMAGE);
    final RecordingCloud cloud = new RecordingCloud();
    final RecordingPreparation preparation = new RecordingPreparation();
    final PodContext context;
    Pod pod;
    boolean gone;
    PodLife life;

    PodLifeFixture(Path logs, String podJson) {
        this.pod = parse(podJson);
        this.context = new PodContext(
                cri,
                preparation,
                cloud,
                new OneNode(),
                new PodNames(logs, Optional.of("agent-1")),
                clock::move,
                clock,
                Runnable::run);
        this.life = newLife();
    }

    static Pod parse(String json) {
        return JSON.type(Pod.class).fromJson(json);
    }

    /** @param spec without the braces */
    static String pod(String spec) {
        return """
                {"metadata":{"name":"web","namespace":"shop","uid":"0f3c","labels":{"app":"web"}},
                 "spec":{"nodeName":"edge-1",%s}}""".formatted(spec);
    }

    static String container(String name, String more) {
        return "{\"name\":\"%s\",\"image\":\"%s\"%s}".formatted(name, IMAGE, more);
    }

    private PodLife newLife() {
        return new PodLife(context, "0f3c", Optional.empty(), () -> {});
    }

    /** The agent was killed and starts again: only runtime, store and API server remember. */
    void restartAgent() {
        cri.before(call -> {});
        cri.after(call -> {});
        life = newLife();
    }

    /** Rounds at this time until one more would do nothing. */
    PodLife.Next settle() {
        PodLife.Next next = life.advance(new Desired(pod, gone));
        for (int i = 0; i < 50 && !next.over(); i++) {
            int calls = cri.changes().size();
            int told = cloud.patches.size();
            next = life.advance(new Desired(pod, gone));
            if (calls == cri.changes().size() && told == cloud.patches.size()) {
                return next;
            }
        }
        return next;
    }

    PodLife.Next after(Duration time) {
        clock.move(time);
        return settle();
    }

    void delete(long grace) {
        pod = parse(JSON.type(Pod.class)
                .toJson(pod)
                .replace(
                        "\"uid\":\"0f3c\"",
                        "\"uid\":\"0f3c\",\"deletionTimestamp\":\"" + clock.instant()
                                + "\",\"deletionGracePeriodSeconds\":" + grace));
    }

    PodStatus told() {
        return Objects.requireNonNull(cloud.last(), "no status was told");
    }

    PodStatus.ContainerStatus toldOf(String container) {
        PodStatus status = told();
        List<PodStatus.ContainerStatus> all = new ArrayList<>(status.initContainerStatuses());
        all.addAll(status.containerStatuses());
        return all.stream().filter(c -> c.name().equals(container)).findFirst().orElseThrow();
    }

    @Nullable
    String waitingReason(String container) {
        PodStatus.Waiting waiting = toldOf(container).state().waiting();
        return waiting == null ? null : waiting.reason();
    }

    static final class MovableClock extends Clock {
        private Instant now = Instant.parse("2026-01-02T03:04:05Z");

        void move(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** The API server's side of a pod: what it was told, and whether it answers. */
    static final class RecordingCloud extends NoCloud {
        final List<String> patches = new ArrayList<>();
        final List<String> deleted = new ArrayList<>();
        boolean away;

        @Override
        public Reply<Pod> patchPodStatus(String namespace, String name, String patch) {
            if (away) {
                return new Reply.Unavailable<>("away");
            }
            patches.add(patch);
            return new Reply.Found<>(parse("{\"metadata\":{\"name\":\"web\"},\"spec\":{}}"));
        }

        @Override
        public Reply<Boolean> deletePod(String namespace, String name, String uid) {
            if (away) {
                return new Reply.Unavailable<>("away");
            }
            deleted.add(namespace + "/" + name + "/" + uid);
            return new Reply.Found<>(true);
        }

        @Nullable
        PodStatus last() {
            if (patches.isEmpty()) {
                return null;
            }
            String patch = patches.getLast().replace("{\"$patch\":\"replace\"},", "");
            return parse(patch.replace("\"metadata\":{", "\"spec\":{},\"metadata\":{\"name\":\"web\","))
                    .status();
        }
    }

    static final class RecordingPreparation implements PodPreparation {
        final List<String> calls = new ArrayList<>();
        Optional<Outcome.Waiting<Prepared>> volumes = Optional.empty();
        Optional<Outcome.Waiting<String>> image = Optional.empty();
        Optional<Outcome.Waiting<ContainerConfig>> config = Optional.empty();

        @Override
        public Outcome<Prepared> prepare(Pod pod) {
            return volumes.<Outcome<Prepared>>map(w -> w).orElseGet(() -> Outcome.ready(new Prepared(Map.of())));
        }

        @Override
        public Outcome<PodSandboxConfig> sandboxConfig(Pod pod) {
            return Outcome.ready(new PodSandboxConfig.Builder().build());
        }

        @Override
        public Outcome<String> runtimeHandler(Pod pod) {
            return Outcome.ready("");
        }

        @Override
        public Outcome<String> ensureImage(Pod pod, Container container) {
            calls.add("image " + container.name());
            return image.<Outcome<String>>map(w -> w).orElseGet(() -> Outcome.ready(IMAGE));
        }

        @Override
        public Outcome<ContainerConfig> containerConfig(
                Pod pod, Container container, int count, String imageRef, Prepared prepared, List<String> podIps) {
            return config.<Outcome<ContainerConfig>>map(w -> w)
                    .orElseGet(() -> Outcome.ready(new ContainerConfig.Builder()
                            .image(new ImageSpec.Builder().image(imageRef).build())
                            .command(container.command())
                            .args(container.args())
                            .build()));
        }

        @Override
        public void refresh(Pod pod) {
            calls.add("refresh");
        }

        @Override
        public void tearDown(String podUid) throws IOException {
            calls.add("tearDown " + podUid);
        }

        @Override
        public Set<String> podsOnDisk() {
            return Set.of();
        }
    }

    record OneNode() implements NodeFacts {
        @Override
        public List<String> addresses() {
            return List.of("10.0.0.5");
        }

        @Override
        public Map<String, String> allocatable() {
            return Map.of();
        }

        @Override
        public long memoryBytes() {
            return 1L << 30;
        }
    }
}
