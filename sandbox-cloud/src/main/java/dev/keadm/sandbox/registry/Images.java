package dev.keadm.sandbox.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The images {@code hello} and {@code pause}, each with the tags {@code 1} and {@code latest}, and their blobs by digest. */
final class Images {
    static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    private static final String CONFIG = "application/vnd.oci.image.config.v1+json";
    private static final String LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";
    private static final List<String> APPLETS = List.of(
            "sh",
            "cat",
            "echo",
            "env",
            "false",
            "hostname",
            "id",
            "ls",
            "mkdir",
            "nslookup",
            "ps",
            "sleep",
            "test",
            "true",
            "wget");
    private static final int PROGRAM_INTERPRETER = 3;
    private static final String HELLO =
            "echo \"Hello from $(hostname)\"; trap 'exit 0' TERM INT; while true; do sleep 3600 & wait; done";
    private static final String PAUSE = "trap 'exit 0' TERM INT; while true; do sleep 2147483 & wait; done";

    private final Map<String, byte[]> blobs = new LinkedHashMap<>();
    private final Map<String, String> manifests = new LinkedHashMap<>();

    private Images() {}

    /** No images at all, for a machine without a static busybox. */
    static Images none() {
        return new Images();
    }

    /** @param busybox a statically linked one, see {@link #unfit} */
    static Images of(Path busybox) throws IOException {
        Images images = new Images();
        byte[] layer = images.layer(Files.readAllBytes(busybox));
        images.add("hello", layer, HELLO);
        images.add("pause", layer, PAUSE);
        return images;
    }

    /** Why no images can be made from that file; empty when they can. */
    static Optional<String> unfit(Path busybox) {
        try {
            if (!Files.isReadable(busybox)) {
                return Optional.of("there is no '" + busybox + "'; install the package busybox-static");
            }
            byte[] program = Files.readAllBytes(busybox);
            if (!isStatic(program)) {
                return Optional.of("'" + busybox
                        + "' is no static x86-64 or arm64 Linux program; install the package busybox-static");
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("cannot read '" + busybox + "': " + e.getMessage());
        }
    }

    Optional<byte[]> blob(String digest) {
        return Optional.ofNullable(blobs.get(digest));
    }

    /** @param reference a tag or a digest */
    Optional<String> manifest(String repository, String reference) {
        return Optional.ofNullable(manifests.get(repository + ":" + reference));
    }

    List<String> tags(String repository) {
        return manifests.keySet().stream()
                .filter(name -> name.startsWith(repository + ":") && !name.contains("@") && !name.contains("sha256:"))
                .map(name -> name.substring(repository.length() + 1))
                .toList();
    }

    /** {@code hello:1} and the like. */
    List<String> names() {
        return manifests.keySet().stream().filter(name -> name.endsWith(":1")).toList();
    }

    private byte[] layer(byte[] busybox) {
        TarArchive tar = new TarArchive()
                .folder("bin", 0755)
                .file("bin/busybox", 0755, busybox)
                .folder("etc", 0755)
                .file(
                        "etc/passwd",
                        0644,
                        "root:x:0:0:root:/:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n"
                                .getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .file(
                        "etc/group",
                        0644,
                        "root:x:0:\nnogroup:x:65534:\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .folder("tmp", 01777);
        APPLETS.forEach(applet -> tar.link("bin/" + applet, "busybox"));
        return tar.bytes();
    }

    private void add(String name, byte[] layer, String script) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(layer);
        }
        ObjectNode config = JsonMapper.shared().createObjectNode();
        config.put("architecture", architecture()).put("os", "linux");
        ObjectNode run = config.putObject("config");
        run.putArray("Env").add("PATH=/bin");
        run.putArray("Cmd").add("/bin/sh").add("-c").add(script);
        ObjectNode rootfs = config.putObject("rootfs").put("type", "layers");
        rootfs.putArray("diff_ids").add(digest(layer));

        ObjectNode manifest = JsonMapper.shared().createObjectNode();
        manifest.put("schemaVersion", 2).put("mediaType", MANIFEST);
        describe(
                manifest.putObject("config"),
                CONFIG,
                config.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        ArrayNode layers = manifest.putArray("layers");
        describe(layers.addObject(), LAYER, packed.toByteArray());
        byte[] bytes = manifest.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        String digest = digest(bytes);
        blobs.put(digest, bytes);
        for (String reference : List.of("1", "latest", digest)) {
            manifests.put(name + ":" + reference, digest);
        }
    }

    private void describe(ObjectNode descriptor, String type, byte[] blob) {
        String digest = digest(blob);
        blobs.put(digest, blob);
        descriptor.put("mediaType", type).put("digest", digest).put("size", blob.length);
    }

    private static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    }

    private static String digest(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** A 64-bit little-endian ELF program whose headers name no interpreter. */
    private static boolean isStatic(byte[] program) {
        if (program.length < 64 || program[0] != 0x7f || program[1] != 'E' || program[4] != 2 || program[5] != 1) {
            return false;
        }
        ByteBuffer elf = ByteBuffer.wrap(program).order(ByteOrder.LITTLE_ENDIAN);
        long table = elf.getLong(32);
        int size = elf.getShort(54);
        int count = elf.getShort(56);
        for (int i = 0; i < count; i++) {
            long at = table + (long) i * size;
            if (at < 0 || at + 4 > program.length || elf.getInt((int) at) == PROGRAM_INTERPRETER) {
                return false;
            }
        }
        return true;
    }
}
