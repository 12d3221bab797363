package dev.keadm.windows.registry;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.windows.jna.RegistryCalls;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryBytesTest {
    @Test
    void shouldEndAListWithTwoZeros() {
        RegistryCalls.Value value = RegistryBytes.encoded(new RegistryValue.Texts(List.of("A=1", "B=")));

        assertThat(value.type()).isEqualTo(7);
        assertThat(new String(value.bytes(), UTF_16LE)).isEqualTo("A=1\0B=\0\0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0\0b\0\0", "a\0\0b\0", "a\0\0b"})
    void shouldKeepEmptyLinesAndForgiveAMissingEnd(String list) {
        assertThat(RegistryBytes.decoded(new RegistryCalls.Value(7, list.getBytes(UTF_16LE))))
                .isEqualTo(new RegistryValue.Texts(List.of("a", "", "b")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "text\0", "text\0rubbish"})
    void shouldEndATextAtItsZero(String text) {
        assertThat(RegistryBytes.decoded(new RegistryCalls.Value(1, text.getBytes(UTF_16LE))))
                .isEqualTo(new RegistryValue.Text("text"));
    }

    @Test
    void shouldKeepANumberOfAWrongLengthAsItIs() {
        assertThat(RegistryBytes.decoded(new RegistryCalls.Value(4, new byte[] {1, 2})))
                .isEqualTo(new RegistryValue.Other(4, "0102"));
    }
}
