package dev.keadm.join;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An unpacked distribution.
 *
 * @param home the folder with {@code bin}, {@code lib} and {@code runtime} in it; links in it are followed
 */
public record FolderDistribution(Path home, String version) implements Distribution {
    @Override
    public List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(home, FileVisitOption.FOLLOW_LINKS)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                String relative = home.relativize(path).toString().replace('\\', '/');
                entries.add(new Entry(
                        relative,
                        Files.size(path),
                        Files.isExecutable(path),
                        Files.getLastModifiedTime(path).toInstant()));
            }
        }
        return entries;
    }

    @Override
    public InputStream open(Entry entry) throws IOException {
        return Files.newInputStream(home.resolve(entry.path()));
    }
}
