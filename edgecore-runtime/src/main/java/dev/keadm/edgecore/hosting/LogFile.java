package dev.keadm.edgecore.hosting;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A log file that never grows beyond its limit by more than a line: full, it becomes {@code NAME.1}, which becomes {@code
 * NAME.2}, up to a number that are kept. It is not split within a line. Guarded by its own lock.
 */
public final class LogFile extends OutputStream {
    private static final long LIMIT = 10L << 20;
    private static final int KEPT = 5;

    private final Path file;
    private final long limit;
    private final int kept;
    private OutputStream out;
    private long size;
    private boolean lineEnded = true;

    private LogFile(Path file, long limit, int kept) throws IOException {
        this.file = file;
        this.limit = limit;
        this.kept = kept;
        this.out = append();
    }

    /** Goes on with a file that is there; its folder is made when it is missing. 10 MiB, and five older ones. */
    public static LogFile open(Path file) throws IOException {
        return open(file, LIMIT, KEPT);
    }

    static LogFile open(Path file, long limit, int kept) throws IOException {
        Path absolute = file.toAbsolutePath();
        if (absolute.getParent() != null) {
            Files.createDirectories(absolute.getParent());
        }
        return new LogFile(absolute, limit, kept);
    }

    /** From now on all that the process prints goes there; to be called before anything is logged. */
    public PrintStream takeOutput() {
        PrintStream stream = new PrintStream(this, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
        return stream;
    }

    private OutputStream append() throws IOException {
        OutputStream opened = new FileOutputStream(file.toFile(), true);
        size = Files.size(file);
        return opened;
    }

    @Override
    public void write(int character) throws IOException {
        write(new byte[] {(byte) character}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        if (size >= limit && lineEnded) {
            roll();
        }
        out.write(bytes, offset, length);
        size += length;
        lineEnded = length == 0 ? lineEnded : bytes[offset + length - 1] == '\n';
    }

    /** One that somebody holds open in a way that forbids a new name is gone on with: no line is lost. */
    private void roll() throws IOException {
        out.close();
        try {
            for (int number = kept; number > 0; number--) {
                Path older = number == 1 ? file : numbered(number - 1);
                if (Files.exists(older)) {
                    Files.move(older, numbered(number), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            out = append();
            out.write(("The log cannot be begun anew: " + e + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
            size = limit / 2;
            return;
        }
        out = append();
    }

    private Path numbered(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    @Override
    public synchronized void flush() throws IOException {
        out.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}
