package dev.keadm.edgecore.edged.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.edgecore.api.ObjectMeta;
import dev.keadm.edgecore.api.Secret;
import dev.keadm.edgecore.edged.PreparationException;
import io.avaje.jsonb.Jsonb;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerConfigTest {
    private final DockerConfig config = new DockerConfig(Jsonb.builder().build());

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Secret secret(String type, String key, String content) {
        ObjectMeta meta = new ObjectMeta("pull", "shop", null, null, null, null, null, Map.of(), Map.of());
        return new Secret(meta, type, Map.of(key, base64(content)));
    }

    private static Secret modern(String content) {
        return secret("kubernetes.io/dockerconfigjson", ".dockerconfigjson", content);
    }

    @Test
    void shouldReadBothTypes() throws Exception {
        String entry = "\"r.io\":{\"auth\":\"" + base64("user:pa:ss") + "\",\"email\":\"x@y\"}";
        assertThat(config.read(modern("{\"auths\":{" + entry + "},\"HttpHeaders\":{\"a\":\"b\"}}")))
                .containsOnly(Map.entry("r.io", new Credentials("user", "pa:ss")));
        assertThat(config.read(secret("kubernetes.io/dockercfg", ".dockercfg", "{" + entry + "}")))
                .containsOnly(Map.entry("r.io", new Credentials("user", "pa:ss")));
    }

    @Test
    void shouldReadNameAndPasswordAndAuthWithoutPadding() throws Exception {
        assertThat(config.read(modern("{\"auths\":{\"a\":{\"username\":\"u\",\"password\":\"p\"},\"b\":{\"auth\":\""
                        + base64("x:yz").replace("=", "") + "\"}}}")))
                .containsEntry("a", new Credentials("u", "p"))
                .containsEntry("b", new Credentials("x", "yz"));
    }

    @Test
    void shouldFindNothingInOtherSecrets() throws Exception {
        assertThat(config.read(secret("Opaque", ".dockerconfigjson", "{\"auths\":{\"r.io\":{}}}")))
                .isEmpty();
        assertThat(config.read(modern("{}"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hushhush",
                "{\"auths\":\"hushhush\"}",
                "{\"auths\":{\"r.io\":{\"auth\":\"hushhush\"}}}",
                "{\"auths\":{\"r.io\":\"hushhush\"}}"
            })
    void shouldRefuseWhatItCannotReadWithoutShowingIt(String content) {
        assertThatThrownBy(() -> config.read(modern(content)))
                .isInstanceOf(PreparationException.class)
                .hasMessageContaining("pull secret \"pull\"")
                .hasMessageNotContaining("hushhush");
    }
}
