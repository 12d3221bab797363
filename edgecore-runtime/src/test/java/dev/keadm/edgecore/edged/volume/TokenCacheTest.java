package dev.keadm.edgecore.edged.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.edgecore.api.Pod;
import dev.keadm.edgecore.api.Volume;
import dev.keadm.edgecore.edged.TestPods;
import dev.keadm.edgecore.edged.UnavailableException;
import dev.keadm.edgecore.edged.object.FakeMetaClient;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenCacheTest {
    private final SettableClock clock = new SettableClock();
    private final FakeMetaClient meta = new FakeMetaClient(clock);
    private final TokenCache tokens = new TokenCache(meta, clock, new Random(1));
    private final Pod pod = TestPods.withContainer("{\"name\":\"c\"}");

    private String token(long seconds) throws Exception {
        return tokens.token(pod, new Volume.ServiceAccountToken("vault", seconds, "token"));
    }

    @Test
    void shouldAskForATokenBoundToThePod() throws Exception {
        assertThat(token(3607)).isEqualTo("token-1");
        assertThat(meta.tokenRequests).singleElement().satisfies(request -> {
            assertThat(request.spec().audiences()).containsExactly("vault");
            assertThat(request.spec().expirationSeconds()).isEqualTo(3607);
            assertThat(request.spec().boundObjectRef())
                    .hasToString("BoundObjectReference[kind=Pod, apiVersion=v1, name=web, uid=0f3c]");
        });
    }

    @Test
    void shouldLeaveTheAudienceToTheApiServerWhenNoneIsGiven() throws Exception {
        tokens.token(pod, new Volume.ServiceAccountToken(null, null, "token"));
        assertThat(meta.tokenRequests.getFirst().spec()).satisfies(spec -> {
            assertThat(spec.audiences()).isEqualTo(List.of());
            assertThat(spec.expirationSeconds()).isEqualTo(3600);
        });
    }

    @Test
    void shouldRenewAtFourFifthsOfItsLife() throws Exception {
        token(1000);
        clock.advance(Duration.ofSeconds(785));
        assertThat(token(1000)).isEqualTo("token-1");
        clock.advance(Duration.ofSeconds(16));
        assertThat(token(1000)).isEqualTo("token-2");
    }

    @Test
    void shouldRenewLongLivedTokensOnceADay() throws Exception {
        long year = Duration.ofDays(365).toSeconds();
        token(year);
        clock.advance(Duration.ofHours(24).minusSeconds(11));
        assertThat(token(year)).isEqualTo("token-1");
        clock.advance(Duration.ofSeconds(12));
        assertThat(token(year)).isEqualTo("token-2");
    }

    @Test
    void shouldUseAValidOneWhileTheCloudIsAway() throws Exception {
        token(1000);
        meta.away(true);
        clock.advance(Duration.ofMinutes(15));
        assertThat(token(1000)).isEqualTo("token-1");
        clock.advance(Duration.ofSeconds(200));
        assertThatThrownBy(() -> token(1000))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("shop/robot")
                .hasMessageNotContaining("token-1");
    }

    @Test
    void shouldForgetAPodsTokens() throws Exception {
        token(1000);
        tokens.forget("0f3c");
        assertThat(token(1000)).isEqualTo("token-2");
    }
}
