package dev.keadm.sandbox.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RegistryTest {
    private static final Path BUSYBOX = Path.of("/bin/busybox");

    @Test
    void shouldServeImagesWhoseDigestsHold() throws Exception {
        assumeTrue(Images.unfit(BUSYBOX).isEmpty(), "no static busybox on this machine");
        try (Registry registry = Registry.start(BUSYBOX, "u", "p", 0, 0)) {
            HttpResponse<byte[]> answer = get(registry.port(), "/v2/hello/manifests/1", "", "");
            JsonNode manifest = JsonMapper.shared().readTree(answer.body());

            assertThat(answer.headers().firstValue("Docker-Content-Digest")).contains(digest(answer.body()));
            String layer = manifest.at("/layers/0/digest").asString();
            byte[] blob =
                    get(registry.port(), "/v2/hello/blobs/" + layer, "", "").body();
            assertThat(digest(blob)).isEqualTo(layer);
            assertThat(blob).hasSize(manifest.at("/layers/0/size").asInt());
            HttpResponse<byte[]> part = get(registry.port(), "/v2/hello/blobs/" + layer, "Range", "bytes=10-19");
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.body()).isEqualTo(java.util.Arrays.copyOfRange(blob, 10, 20));
        }
    }

    @Test
    void shouldAskForThePasswordOnThePrivatePortOnly() throws Exception {
        try (Registry registry = Registry.start(BUSYBOX, "u", "p", 0, 0)) {
            HttpResponse<byte[]> refused = get(registry.privatePort(), "/v2/", "", "");
            String good = "Basic " + Base64.getEncoder().encodeToString("u:p".getBytes(StandardCharsets.UTF_8));

            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(v -> assertThat(v).startsWith("Basic"));
            assertThat(get(registry.privatePort(), "/v2/", "Authorization", good)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(get(registry.port(), "/v2/", "", "").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldServeNoImagesAndSayWhyWithoutAStaticBusybox(@TempDir Path dir) throws Exception {
        Path script = Files.writeString(dir.resolve("busybox"), "#!/bin/sh\n");
        try (Registry registry = Registry.start(script, "u", "p", 0, 0)) {
            assertThat(registry.images()).isEmpty();
            assertThat(registry.unfit())
                    .hasValueSatisfying(why -> assertThat(why).contains("busybox-static"));
            assertThat(get(registry.port(), "/v2/hello/manifests/1", "", "").statusCode())
                    .isEqualTo(404);
        }
    }

    private static HttpResponse<byte[]> get(int port, String path, String header, String value)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
            if (!header.isEmpty()) {
                request.header(header, value);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static String digest(byte[] bytes) throws Exception {
        return "sha256:"
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
