package dev.keadm.edgecore.meta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.edgecore.api.ConfigMap;
import dev.keadm.edgecore.api.Node;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import org.junit.jupiter.api.Test;

class ReplyShapesTest {
    private static final JsonType<Node> NODE = Jsonb.builder().build().type(Node.class);
    private static final JsonType<ConfigMap> CONFIG_MAP =
            Jsonb.builder().build().type(ConfigMap.class);

    @Test
    void shouldUnwrapTheObject() {
        Reply<Node> reply = ReplyShapes.wrapped("""
                {"Object":{"metadata":{"name":"edge-1","uid":"u","resourceVersion":"7"},"status":{}},"Err":null}""", NODE);

        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.Found.class,
                        found -> assertThat(((Node) found.value()).metadata().resourceVersion())
                                .isEqualTo("7"));
    }

    @Test
    void shouldNotTakeTheEmptyObjectOfAnErrorForTheObject() {
        Reply<Node> reply = ReplyShapes.wrapped("""
                {"Object":{"metadata":{"creationTimestamp":null},"spec":{},"status":{}},"Err":{"ErrStatus":{"metadata":{},\
                "status":"Failure","message":"nodes \\"edge-1\\" already exists","reason":"AlreadyExists","code":409}}}""", NODE);

        assertThat(reply).isEqualTo(new Reply.Refused<Node>(409, "AlreadyExists", "nodes \"edge-1\" already exists"));
    }

    @Test
    void shouldTakeAnEmptyErrForAnError() {
        assertThat(ReplyShapes.wrapped("{\"Object\":{\"metadata\":{\"name\":\"n\"}},\"Err\":{}}", NODE))
                .isInstanceOf(Reply.Refused.class);
    }

    @Test
    void shouldTellABareObjectFromABareError() {
        assertThat(ReplyShapes.bare("{\"metadata\":{\"name\":\"app\"},\"data\":{\"k\":\"v\"}}", CONFIG_MAP))
                .isInstanceOf(Reply.Found.class);
        assertThat(ReplyShapes.bare(
                        "{\"ErrStatus\":{\"message\":\"configmaps \\\"app\\\" not found\",\"reason\":\"NotFound\",\"code\":404}}",
                        CONFIG_MAP))
                .isEqualTo(new Reply.NotFound<ConfigMap>("configmaps \"app\" not found"));
        assertThat(ReplyShapes.bare("{}", CONFIG_MAP)).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void shouldReadTexts() {
        assertThat(ReplyShapes.text("\"OK\"")).isEqualTo(new Reply.Found<>(true));
        assertThat(ReplyShapes.text("{\"ErrStatus\":{\"message\":\"no\",\"reason\":\"Forbidden\",\"code\":403}}"))
                .isEqualTo(new Reply.Refused<Boolean>(403, "Forbidden", "no"));
        assertThat(ReplyShapes.text(null)).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void shouldSayWhatCannotBeRead() {
        assertThat(ReplyShapes.wrapped("[1", NODE)).isInstanceOf(Reply.Unavailable.class);
        assertThat(ReplyShapes.bare("\"text\"", CONFIG_MAP)).isInstanceOf(Reply.Unavailable.class);
    }
}
