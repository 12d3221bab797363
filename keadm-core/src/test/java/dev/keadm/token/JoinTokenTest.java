package dev.keadm.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoinTokenTest {
    private static final Instant EXPIRY = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void shouldSplitWhatThePinAndTheCloudNeed() {
        String text = Tokens.expiringAt(EXPIRY);

        JoinToken token = JoinToken.parse("  " + text + "\n");

        assertThat(token.caHash()).isEqualTo(Tokens.CA_HASH);
        assertThat(text).isEqualTo(token.caHash() + "." + token.bearer());
        assertThat(token.expiry()).contains(EXPIRY);
    }

    @Test
    void shouldExpireAtTheSecondThatItNames() {
        JoinToken token = JoinToken.parse(Tokens.expiringAt(EXPIRY));

        assertThat(token.expired(EXPIRY.minusSeconds(1))).isFalse();
        assertThat(token.expired(EXPIRY)).isTrue();
    }

    @Test
    void shouldTakeATokenThatNamesNoExpiry() {
        JoinToken token = JoinToken.parse(Tokens.CA_HASH + "." + Tokens.jwt("{}"));

        assertThat(token.expiry()).isEmpty();
        assertThat(token.expired(Instant.MAX)).isFalse();
    }

    @Test
    void shouldNeverPrintItself() {
        assertThat(JoinToken.parse(Tokens.expiringAt(EXPIRY))).hasToString("***");
    }

    @ParameterizedTest
    @CsvSource({
        "abc, has 1 part",
        "a.b.c.d.e, has 5 part",
        "xyz.b.c.d, 64 hex digits",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.b.!!.d, not base64 encoded JSON",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.b.Zm9v.d, not base64 encoded JSON",
    })
    void shouldSayWhichPartIsWrongWithoutShowingIt(String text, String why) {
        assertThatThrownBy(() -> JoinToken.parse(text))
                .isInstanceOfSatisfying(
                        KeadmException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
                .hasMessageContaining("The token is malformed")
                .hasMessageContaining(why);
    }
}
