package dev.keadm.workflow;

import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import io.avaje.json.JsonException;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a journal on disk. A line counts once its line feed is there: what follows the last one was being written
 * when the process died, and whatever it announced has not begun.
 *
 * <p>It writes through {@link RandomAccessFile}, since an interrupt would close a channel under the writer.
 */
final class JournalFile implements AutoCloseable {
    static final String NAME = "journal.jsonl";

    private static final JsonType<JournalLine> JSON = Jsonb.builder().build().type(JournalLine.class);

    private final RandomAccessFile file;

    /** Where the next line goes; what lies behind it is torn. */
    private long end;

    private JournalFile(RandomAccessFile file, long end) {
        this.file = file;
        this.end = end;
    }

    /** Empty when there is no journal. */
    static List<JournalLine> read(Path folder) throws IOException {
        Path path = folder.resolve(NAME);
        try {
            return parse(path, Files.readAllBytes(path));
        } catch (NoSuchFileException _) {
            return List.of();
        }
    }

    /** Opens it for appending, and makes it when it is not there. */
    static JournalFile open(Path folder) throws IOException {
        Path path = folder.resolve(NAME);
        if (!Files.exists(path)) {
            PrivateFiles.create(path);
            PrivateFiles.syncFolder(folder);
        }
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        return new JournalFile(file, lengthOfWholeLines(Files.readAllBytes(path)));
    }

    /** Returns when the line is on disk. When it fails, the lines before it are as they were. */
    void append(JournalLine line) throws IOException {
        byte[] bytes = (JSON.toJson(line) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            file.setLength(end);
            file.seek(end);
            file.write(bytes);
            file.getFD().sync();
            end += bytes.length;
        } catch (IOException e) {
            cutTornLine(e);
            throw e;
        }
    }

    private void cutTornLine(IOException cause) {
        try {
            file.setLength(end);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static List<JournalLine> parse(Path path, byte[] bytes) {
        String whole = new String(bytes, 0, lengthOfWholeLines(bytes), StandardCharsets.UTF_8);
        List<JournalLine> lines = new ArrayList<>();
        for (String text : whole.lines().toList()) {
            lines.add(parse(path, lines.size() + 1, text));
        }
        return lines;
    }

    private static JournalLine parse(Path path, int number, String text) {
        try {
            return JSON.fromJson(text);
        } catch (JsonException | IllegalStateException e) {
            throw new KeadmException(
                    ErrorCode.JOURNAL,
                    "Cannot read line " + number + " of the journal '" + path + "': " + e.getMessage(),
                    "It was changed by hand or by a newer keadm. Use the keadm that wrote it, or put the line right.",
                    e);
        }
    }

    private static int lengthOfWholeLines(byte[] bytes) {
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] != '\n') {
            length--;
        }
        return length;
    }
}
