package dev.keadm.artifact;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Fetches files over HTTP: goes on where a broken transfer ended, as long as the server still has the same file, tries
 * again with growing pauses, and gives each try a deadline. A server that sends nothing for a while counts as broken.
 */
public final class Downloader {
    private static final long MOST_BYTES = 1L << 30;

    private final DownloadClient http;
    private final Retries retries;

    public Downloader(DownloadClient http, Retries retries) {
        this.http = http;
        this.retries = retries;
    }

    /** An answer that another try will not change. */
    private static final class Final extends IOException {
        Final(String message) {
            super(message);
        }
    }

    /** Fetches a small text. */
    String text(URI url, int mostBytes) throws IOException, InterruptedException {
        return retried(url, Transfer.SILENT, () -> {
            try (Response response =
                    call(new Request.Builder().url(url.toString()).build()).execute()) {
                requireOk(response, 200);
                BufferedSource body = response.body().source();
                if (body.request(mostBytes + 1L)) {
                    throw new Final("it is larger than " + mostBytes + " bytes");
                }
                return body.readUtf8();
            }
        });
    }

    /** Fetches a file into {@code part}, or the rest of it when a part of the same file is there. */
    void file(URI url, Path part, Transfer transfer) throws IOException, InterruptedException {
        retried(url, transfer, () -> {
            long done = attempt(url, part, transfer);
            transfer.bytes(done, done);
            return done;
        });
    }

    /** Drops what was noted beside a part, once it is whole. */
    void forget(Path part) throws IOException {
        Files.deleteIfExists(validatorFile(part));
    }

    private long attempt(URI url, Path part, Transfer transfer) throws IOException, InterruptedException {
        Optional<String> validator = validator(url, part);
        long offset = validator.isPresent() && Files.exists(part) ? Files.size(part) : 0;
        Request.Builder request = new Request.Builder().url(url.toString()).header("Accept-Encoding", "identity");
        if (offset > 0) {
            request.header("Range", "bytes=" + offset + "-").header("If-Range", validator.orElseThrow());
        }
        try (Response response = call(request.build()).execute()) {
            if (response.code() == 416) {
                Files.deleteIfExists(part);
                throw new IOException("the server has no more than the part that is here");
            }
            requireOk(response, offset > 0 ? 206 : 200, 200);
            boolean goesOn = response.code() == 206;
            if (goesOn && !startsAt(response, offset)) {
                Files.deleteIfExists(part);
                throw new IOException("the server sent another part than the one asked for");
            }
            long start = goesOn ? offset : 0;
            note(url, part, response);
            return copy(response, part, start, transfer);
        }
    }

    private static boolean startsAt(Response response, long offset) {
        return String.valueOf(response.header("Content-Range")).startsWith("bytes " + offset + "-");
    }

    private long copy(Response response, Path part, long start, Transfer transfer)
            throws IOException, InterruptedException {
        long length = response.body().contentLength();
        long total = length < 0 ? -1 : start + length;
        if (total > MOST_BYTES) {
            throw new Final("it is larger than " + MOST_BYTES + " bytes");
        }
        long done = start;
        byte[] buffer = new byte[1 << 16];
        BufferedSource body = response.body().source();
        try (OutputStream out =
                start > 0 ? Files.newOutputStream(part, StandardOpenOption.APPEND) : Files.newOutputStream(part)) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                out.write(buffer, 0, read);
                done += read;
                if (done > MOST_BYTES) {
                    throw new Final("it is larger than " + MOST_BYTES + " bytes");
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted during a download");
                }
                transfer.bytes(done, total);
            }
        }
        return done;
    }

    /** Without a strong validator a later try cannot know whether the rest belongs to this part. */
    private static void note(URI url, Path part, Response response) throws IOException {
        String etag = response.header("ETag");
        @Nullable String validator = etag != null && !etag.startsWith("W/") ? etag : response.header("Last-Modified");
        if (validator == null) {
            Files.deleteIfExists(validatorFile(part));
        } else {
            Files.writeString(validatorFile(part), url + "\n" + validator + "\n");
        }
    }

    private static Optional<String> validator(URI url, Path part) throws IOException {
        try {
            List<String> lines = Files.readString(validatorFile(part)).lines().toList();
            return lines.size() == 2 && lines.getFirst().equals(url.toString())
                    ? Optional.of(lines.getLast())
                    : Optional.empty();
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private static Path validatorFile(Path part) {
        return part.resolveSibling(part.getFileName() + ".from");
    }

    private Call call(Request request) throws IOException {
        Call call = http.http().newCall(request);
        call.timeout().timeout(retries.perTry().toMillis(), TimeUnit.MILLISECONDS);
        return call;
    }

    private static void requireOk(Response response, int... accepted) throws IOException {
        for (int code : accepted) {
            if (response.code() == code) {
                return;
            }
        }
        int code = response.code();
        String answer = "the server answered " + code + (response.message().isEmpty() ? "" : " " + response.message());
        boolean passing = code == 408 || code == 425 || code == 429 || code >= 500;
        throw passing ? new IOException(answer) : new Final(answer);
    }

    private interface Try<T> {
        T run() throws IOException, InterruptedException;
    }

    private <T> T retried(URI url, Transfer transfer, Try<T> attempt) throws IOException, InterruptedException {
        for (int number = 1; ; number++) {
            try {
                return attempt.run();
            } catch (IOException e) {
                if (Thread.interrupted()) {
                    throw interrupted(e);
                }
                if (number >= retries.tries() || isFinal(e)) {
                    throw failed(url, e, number);
                }
                transfer.retry(reason(e));
                retries.pauseAfter(number);
            }
        }
    }

    private static boolean isFinal(IOException e) {
        return e instanceof Final || e instanceof SSLException || e instanceof ProxyRefusedException;
    }

    private static InterruptedException interrupted(IOException e) {
        InterruptedException interrupted = new InterruptedException("interrupted during a download");
        interrupted.addSuppressed(e);
        return interrupted;
    }

    private static ArtifactException failed(URI url, IOException e, int tries) {
        String times = tries == 1 ? "" : " (" + tries + " tries)";
        return new ArtifactException("Cannot download " + shown(url) + times + ": " + reason(e), hint(e), e);
    }

    private static String reason(IOException e) {
        return switch (e) {
            case UnknownHostException unknown -> "the name " + unknown.getMessage() + " cannot be resolved";
            case InterruptedIOException _ -> "it took too long or the server fell silent";
            case SSLException _ ->
                UntrustedException.in(e).map(Throwable::getMessage).orElseGet(() -> String.valueOf(e.getMessage()));
            default -> String.valueOf(e.getMessage());
        };
    }

    private static String hint(IOException e) {
        if (e instanceof SSLException) {
            return "If a proxy or mirror has a certificate of its own, name its CA with --ca-file, or put it among those that"
                    + " this machine trusts.";
        }
        return "Check the network, proxy (HTTPS_PROXY, NO_PROXY) and mirror; or use a bundle made on a machine that has"
                + " access.";
    }

    /** For messages: without credentials and query. */
    static String shown(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return url.getScheme() + "://" + url.getHost() + port + url.getPath();
    }

    /**
     * @param tries in all
     * @param perTry how long one may take
     * @param pause how long to wait after the first that failed; doubles after each further one
     * @param waiting how to wait
     */
    public record Retries(int tries, Duration perTry, Duration pause, Waiting waiting) {
        private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

        /** Five tries of up to ten minutes, pauses from a second on. */
        public static Retries ordinary() {
            return new Retries(5, Duration.ofMinutes(10), Duration.ofSeconds(1), Waiting.REAL);
        }

        void pauseAfter(int number) throws InterruptedException {
            Duration grown = pause.multipliedBy(1L << Math.min(number - 1, 10));
            waiting.pause(grown.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : grown);
        }
    }
}
