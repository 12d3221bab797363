package dev.keadm.join;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Three programs. */
public record FakeDistribution(String version) implements Distribution {
    static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");

    public FakeDistribution() {
        this("0.1.0");
    }

    @Override
    public List<Entry> entries() {
        return List.of(
                new Entry("bin/edgecore", "bin/edgecore".length(), true, BUILT),
                new Entry("bin/keadm", "bin/keadm".length(), true, BUILT),
                new Entry("lib/keadm.jar", "lib/keadm.jar".length(), false, BUILT));
    }

    @Override
    public InputStream open(Entry entry) {
        return new ByteArrayInputStream(entry.path().getBytes(StandardCharsets.UTF_8));
    }
}
