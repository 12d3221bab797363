package dev.keadm.edgecore.edged.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.edged.Outcome;
import dev.keadm.edgecore.edged.TestPods;
import dev.keadm.edgecore.edged.object.FakeMetaClient;
import dev.keadm.edgecore.edged.object.PodObjects;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodImagesTest {
    private final FakeMetaClient meta = new FakeMetaClient();
    private final RecordingImages registry = new RecordingImages();
    private PodImages images = images(new PullSettings(1, 0, 0));

    private PodImages images(PullSettings settings) {
        return new PodImages(registry, new PodObjects(meta), settings, Clock.systemUTC());
    }

    private static Pod pod(String image, String policy, String... secrets) {
        StringBuilder names = new StringBuilder();
        for (String secret : secrets) {
            names.append(names.isEmpty() ? "" : ",")
                    .append("{\"name\":\"")
                    .append(secret)
                    .append("\"}");
        }
        return TestPods.pod("{\"containers\":[{\"name\":\"c\",\"image\":\"%s\"%s}],\"imagePullSecrets\":[%s]}"
                .formatted(image, policy.isEmpty() ? "" : ",\"imagePullPolicy\":\"" + policy + "\"", names));
    }

    private String ensure(Pod pod) {
        return switch (images.ensure(pod, TestPods.only(pod))) {
            case Outcome.Ready<String>(String reference) -> reference;
            case Outcome.Waiting<String>(String reason, String message) -> reason + ": " + message;
        };
    }

    private void secret(String name, String registryHost, String user) {
        String json = "{\"auths\":{\"%s\":{\"username\":\"%s\",\"password\":\"hush\"}}}".formatted(registryHost, user);
        meta.putSecret(
                "shop",
                name,
                "kubernetes.io/dockerconfigjson",
                Map.of(".dockerconfigjson", Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest
    @CsvSource({
        "r.io/x:1, IfNotPresent, true, 0",
        "r.io/x:1, '', true, 0",
        "r.io/x:1, Always, true, 1",
        "r.io/x:1, Never, true, 0",
        "r.io/x:1, IfNotPresent, false, 1",
        "r.io/x:latest, '', true, 1",
        "r.io/x:latest, IfNotPresent, true, 0",
    })
    void shouldPullByPolicy(String image, String policy, boolean present, int pulls) {
        registry.allow("");
        if (present) {
            registry.present.add(image);
        }
        assertThat(ensure(pod(image, policy))).isEqualTo("sha256:" + image);
        assertThat(registry.pulls).hasSize(pulls);
    }

    @Test
    void shouldAddTheDefaultTag() {
        registry.allow("");
        assertThat(ensure(pod("r.io/x", ""))).isEqualTo("sha256:r.io/x:latest");
    }

    @Test
    void shouldNeverPullWhenTold() {
        assertThat(ensure(pod("r.io/x:1", "Never")))
                .isEqualTo("ErrImageNeverPull: Container image \"r.io/x:1\" is not present with pull policy of Never");
        assertThat(registry.pulls).isEmpty();
    }

    @Test
    void shouldRefuseNamesThatAreNone() {
        assertThat(ensure(pod("r.io/X:1", "")))
                .startsWith("InvalidImageName: Failed to apply default image tag \"r.io/X:1\": couldn't parse");
        assertThat(ensure(pod("", ""))).startsWith("InvalidImageName: ");
    }

    @Test
    void shouldTryEveryPasswordThatFits() {
        registry.allow("new");
        secret("one", "r.io", "old");
        secret("other", "elsewhere.io", "stranger");
        secret("two", "r.io", "new");
        assertThat(ensure(pod("r.io/x:1", "Always", "one", "other", "two"))).startsWith("sha256:");
        assertThat(registry.pulls).containsExactly("r.io/x:1 as old", "r.io/x:1 as new");
    }

    @Test
    void shouldSayWhatEachAttemptGot() {
        secret("one", "r.io", "a");
        secret("two", "r.io", "b");
        assertThat(ensure(pod("r.io/x:1", "", "one", "two", "gone")))
                .isEqualTo(
                        "ErrImagePull: [pull access denied for a, pull access denied for b] (pull secret: secret \"gone\" not found)");
    }

    @Test
    void shouldPullWithoutPasswordWhenNoneFits() {
        registry.allow("");
        secret("other", "elsewhere.io", "stranger");
        ensure(pod("r.io/x:1", "", "other"));
        assertThat(registry.pulls).containsExactly("r.io/x:1 as nobody");
    }

    @ParameterizedTest
    @CsvSource({
        "RegistryUnavailable: no route, 'RegistryUnavailable: image pull failed for r.io/x:1 because the registry is unavailable: no route'",
        "SignatureValidationFailed: bad, 'SignatureValidationFailed: image pull failed for r.io/x:1 because the signature validation failed: bad'",
        "failed to pull and unpack, 'ErrImagePull: failed to pull and unpack'",
        "inspect failed, 'ImageInspectError: Failed to inspect image \"r.io/x:1\": inspect failed'",
    })
    void shouldUseTheKubeletsReasons(String error, String expected) {
        registry.failWith(error);
        assertThat(ensure(pod("r.io/x:1", ""))).isEqualTo(expected);
    }

    @Test
    void shouldPullOneImageOnceForManyPods() throws Exception {
        registry.allow("");
        CountDownLatch go = new CountDownLatch(1);
        registry.during(() -> awaitOn(go));
        try (ExecutorService pods = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                all.add(pods.submit(() -> ensure(pod("r.io/x:1", "Always"))));
            }
            await().until(() -> registry.pulls.size() == 1);
            go.countDown();
            for (Future<String> one : all) {
                assertThat(one.get()).isEqualTo("sha256:r.io/x:1");
            }
        }
        assertThat(registry.pulls).hasSizeLessThan(10);
    }

    @Test
    void shouldNotLendOnePodsPasswordToAnother() {
        registry.allow("owner");
        secret("mine", "r.io", "owner");
        CountDownLatch go = new CountDownLatch(1);
        registry.during(() -> awaitOn(go));
        images = images(new PullSettings(2, 0, 0));
        try (ExecutorService pods = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> owner = pods.submit(() -> ensure(pod("r.io/x:1", "Always", "mine")));
            Future<String> stranger = pods.submit(() -> ensure(pod("r.io/x:1", "Always")));
            await().until(() -> registry.pulls.size() == 2);
            go.countDown();
            assertThat(owner).succeedsWithin(Duration.ofSeconds(5)).isEqualTo("sha256:r.io/x:1");
            assertThat(stranger)
                    .succeedsWithin(Duration.ofSeconds(5))
                    .asString()
                    .startsWith("ErrImagePull");
        }
    }

    @Test
    void shouldPullOneAfterAnotherWhenSerialised() throws Exception {
        registry.allow("");
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        registry.during(() -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            LockSupport.parkNanos(1_000_000);
            now.decrementAndGet();
        });
        try (ExecutorService pods = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String image = "r.io/x:" + i;
                all.add(pods.submit(() -> ensure(pod(image, "Always"))));
            }
            for (Future<String> one : all) {
                assertThat(one.get()).startsWith("sha256:");
            }
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void shouldHoldBackMoreThanTheRegistryMayBeAsked() {
        registry.allow("");
        images = images(new PullSettings(1, 1, 2));
        assertThat(ensure(pod("r.io/x:1", "Always"))).startsWith("sha256:");
        assertThat(ensure(pod("r.io/x:2", "Always"))).startsWith("sha256:");
        assertThat(ensure(pod("r.io/x:3", "Always"))).isEqualTo("ErrImagePull: pull QPS exceeded");
    }

    private static void awaitOn(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
