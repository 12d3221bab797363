package dev.keadm.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCodecTest {
    private final MessageCodec codec = new MessageCodec();

    @Test
    void shouldWriteAKeepaliveAsGoDoes() {
        Message keepalive = new MessageFactory(InstantSource.system()).keepalive();

        String id = keepalive.header().id();
        long time = keepalive.header().timestamp();
        assertThat(codec.encode(keepalive)).isEqualTo("""
                {"header":{"msg_id":"%s","timestamp":%d,"sync":false},\
                "route":{"source":"websocket","group":"resource","operation":"keepalive","resource":"node"},\
                "content":"ping"}""", id, time);
    }

    @Test
    void shouldReadAMessageThatGoEndedWithALineFeed() {
        Message message =
                codec.decode("{\"header\":{\"msg_id\":\"a\",\"timestamp\":1},\"route\":{},\"content\":null}\n");

        assertThat(message.content())
                .satisfiesAnyOf(c -> assertThat(c).isNull(), c -> assertThat(c).isEqualTo("null"));
        assertThat(message.resource()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "null",
                "[]",
                "7",
                "{}",
                "{\"header\":{}}",
                "{\"header\":{\"msg_id\":\"a\",\"timestamp\":\"noon\"},\"route\":{}}",
                "{\"header\":{\"msg_id\":{\"a\":1},\"timestamp\":1},\"route\":{}}",
                "{\"header\":{\"msg_id\":\"a\",\"timestamp\":1},\"route\":{},\"content\":{\"a\":",
            })
    void shouldRefuseWhatIsNoMessage(String text) {
        assertThatThrownBy(() -> codec.decode(text)).isInstanceOf(MalformedMessageException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"header\":{\"msg_id\":\"a\",\"timestamp\":1},\"route\":{},\"content\":{\"data\":\"hunter2\"",
                "{\"header\":{\"msg_id\":\"a\",\"timestamp\":\"hunter2\"},\"route\":{}}",
                "{\"header\":\"hunter2\"}",
                "hunter2"
            })
    void shouldNotQuoteWhatItCannotRead(String text) {
        assertThatThrownBy(() -> codec.decode(text)).message().isNotBlank().doesNotContain("hunter2");
    }
}
