package dev.keadm.edgecore.edged.image;

import dev.keadm.cri.CriException;
import dev.keadm.cri.CriImages;
import dev.keadm.cri.v1.AuthConfig;
import dev.keadm.cri.v1.Image;
import dev.keadm.cri.v1.ImageSpec;
import dev.keadm.edgecore.api.Container;
import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.PodSpec;
import dev.keadm.edgecore.api.Secret;
import dev.keadm.edgecore.edged.Outcome;
import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.edgecore.edged.object.PodObjects;
import io.avaje.jsonb.Jsonb;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets images by the container's pull policy. Pulls of one image with the same passwords are one pull; with others they
 * are not, so that nobody gets by another's password what his own would not give.
 */
public final class PodImages {
    private static final Logger LOG = LoggerFactory.getLogger(PodImages.class);
    private static final String PULL_FAILED = "ErrImagePull";

    private final CriImages images;
    private final PodObjects objects;
    private final DockerConfig config = new DockerConfig(Jsonb.builder().build());
    private final Semaphore turns;
    private final PullThrottle throttle;
    private final Map<Pull, FutureTask<Outcome<String>>> running = new ConcurrentHashMap<>();

    public PodImages(CriImages images, PodObjects objects, PullSettings settings, Clock clock) {
        this.images = images;
        this.objects = objects;
        this.turns = new Semaphore(settings.parallel(), true);
        this.throttle = new PullThrottle(clock, settings.perSecond(), settings.burst());
    }

    private record Pull(
            String image, String repository, List<Credentials> credentials, Map<String, String> annotations) {}

    /** One look and at most one pull. */
    public Outcome<String> ensure(Pod pod, Container container) {
        String text = container.image() == null ? "" : container.image();
        ImageName name;
        try {
            name = ImageName.parse(text);
        } catch (IllegalArgumentException e) {
            return Outcome.waiting(
                    "InvalidImageName", "Failed to apply default image tag \"%s\": %s".formatted(text, e.getMessage()));
        }
        String image = name.withTag(text);
        String policy = container.imagePullPolicy() == null
                        || container.imagePullPolicy().isEmpty()
                ? name.defaultPolicy()
                : container.imagePullPolicy();
        return switch (policy) {
            case "Always" -> pull(pod, name, image);
            case "IfNotPresent", "Never" -> present(pod, name, image, policy.equals("Never"));
            default -> Outcome.waiting(PULL_FAILED, "image \"%s\": unknown pull policy \"%s\"".formatted(text, policy));
        };
    }

    /** @return empty when the image is not on this machine */
    public Optional<Image> find(String reference) throws CriException {
        return images.imageStatus(reference);
    }

    private Outcome<String> present(Pod pod, ImageName name, String image, boolean never) {
        try {
            Optional<Image> found = images.imageStatus(image);
            if (found.isPresent()) {
                return Outcome.ready(found.get().id);
            }
        } catch (CriException e) {
            return Outcome.waiting(
                    "ImageInspectError", "Failed to inspect image \"%s\": %s".formatted(image, e.detail()));
        }
        return never
                ? Outcome.waiting(
                        "ErrImageNeverPull",
                        "Container image \"%s\" is not present with pull policy of Never".formatted(image))
                : pull(pod, name, image);
    }

    private Outcome<String> pull(Pod pod, ImageName name, String image) {
        List<String> doubts = new ArrayList<>();
        Keyring keyring;
        try {
            keyring = keyring(pod, doubts);
        } catch (PreparationException e) {
            return Outcome.waiting(PULL_FAILED, e.reason());
        }
        Pull pull = new Pull(
                image,
                name.repository(),
                keyring.lookup(name.repository()),
                pod.metadata().annotations());
        Outcome<String> outcome = once(pull);
        return outcome instanceof Outcome.Waiting<String>(String reason, String message) && !doubts.isEmpty()
                ? Outcome.waiting(reason, message + " (" + String.join("; ", doubts) + ")")
                : outcome;
    }

    /** A pull secret that cannot be had is no reason not to try: the image may need none. */
    private Keyring keyring(Pod pod, List<String> doubts) throws PreparationException {
        Keyring keyring = new Keyring();
        for (PodSpec.LocalObjectReference reference : pod.spec().imagePullSecrets()) {
            if (reference.name() == null || reference.name().isEmpty()) {
                continue;
            }
            Secret secret;
            try {
                secret = objects.requiredSecret(pod.metadata().namespace(), reference.name());
            } catch (PreparationException e) {
                doubts.add("pull secret: " + e.reason());
                continue;
            }
            for (Map.Entry<String, Credentials> entry : config.read(secret).entrySet()) {
                if (!keyring.add(entry.getKey(), entry.getValue())) {
                    doubts.add("pull secret \"%s\": \"%s\" is no registry".formatted(reference.name(), entry.getKey()));
                }
            }
        }
        return keyring;
    }

    private Outcome<String> once(Pull pull) {
        FutureTask<Outcome<String>> own = new FutureTask<>(() -> inTurn(pull));
        FutureTask<Outcome<String>> first = running.putIfAbsent(pull, own);
        if (first == null) {
            try {
                own.run();
            } finally {
                running.remove(pull, own);
            }
        }
        try {
            return (first == null ? own : first).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.waiting(PULL_FAILED, "pull of \"" + pull.image() + "\" was interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("pull of \"" + pull.image() + "\" failed", e.getCause());
        }
    }

    private Outcome<String> inTurn(Pull pull) throws InterruptedException {
        turns.acquire();
        try {
            return throttle.tryPull() ? tryAll(pull) : Outcome.waiting(PULL_FAILED, "pull QPS exceeded");
        } finally {
            turns.release();
        }
    }

    private Outcome<String> tryAll(Pull pull) {
        List<@Nullable AuthConfig> attempts = new ArrayList<>();
        for (Credentials credentials : pull.credentials()) {
            attempts.add(new AuthConfig.Builder()
                    .username(credentials.username())
                    .password(credentials.password())
                    .build());
        }
        if (attempts.isEmpty()) {
            attempts.add(null);
        }
        ImageSpec spec = new ImageSpec.Builder()
                .image(pull.image())
                .annotations(pull.annotations())
                .build();
        List<String> errors = new ArrayList<>();
        for (AuthConfig auth : attempts) {
            try {
                String reference = images.pullImage(spec, auth, null);
                LOG.info("image pulled image={} reference={}", pull.image(), reference);
                return Outcome.ready(reference);
            } catch (CriException e) {
                errors.add(e.detail());
            }
        }
        return failure(pull.image(), errors.size() == 1 ? errors.getFirst() : errors.toString());
    }

    /** Runtimes say in the first word of their text what the kubelet has reasons of its own for. */
    private static Outcome<String> failure(String image, String error) {
        if (error.startsWith("RegistryUnavailable")) {
            return Outcome.waiting(
                    "RegistryUnavailable",
                    "image pull failed for %s because the registry is unavailable%s"
                            .formatted(image, error.substring("RegistryUnavailable".length())));
        }
        if (error.startsWith("SignatureValidationFailed")) {
            return Outcome.waiting(
                    "SignatureValidationFailed",
                    "image pull failed for %s because the signature validation failed%s"
                            .formatted(image, error.substring("SignatureValidationFailed".length())));
        }
        return Outcome.waiting(PULL_FAILED, error);
    }
}
