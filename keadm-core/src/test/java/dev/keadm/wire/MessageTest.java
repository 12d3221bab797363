package dev.keadm.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.avaje.jsonb.Jsonb;
import org.junit.jupiter.api.Test;

class MessageTest {
    @Test
    void shouldKeepContentAsItWasSent() {
        var type = Jsonb.builder().build().type(Message.class);

        Message message = type.fromJson("""
                {"header":{"msg_id":"a","timestamp":12345678901,"sync":false,"later":[1]},\
                "route":{"source":"edgecontroller","operation":"update","resource":"default/pod/web"},\
                "content":{"a": [1, 2.50, null, "x"]}}""");

        assertThat(message.content()).isEqualTo("{\"a\": [1, 2.50, null, \"x\"]}");
        assertThat(type.toJson(message)).isEqualTo("""
                {"header":{"msg_id":"a","timestamp":12345678901,"sync":false},\
                "route":{"source":"edgecontroller","operation":"update","resource":"default/pod/web"},\
                "content":{"a": [1, 2.50, null, "x"]}}""");
    }
}
