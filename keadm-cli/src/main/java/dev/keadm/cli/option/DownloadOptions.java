package dev.keadm.cli.option;

import dev.keadm.artifact.CaFile;
import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import dev.keadm.request.JoinRequest.Downloads;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to get what is not on this machine. */
public final class DownloadOptions {
    @Option(
            names = "--download-repo",
            paramLabel = "URL",
            description = "Mirror to fetch releases from, in place of their own servers.")
    private @Nullable String mirror;

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description =
                    "Certificates in PEM that HTTPS servers of downloads may be signed by, beside Java's and this machine's own.")
    private @Nullable Path caFile;

    public Downloads downloads(Optional<Path> bundle) {
        return new Downloads(
                Optional.ofNullable(caFile).map(CaFile::checked),
                Optional.ofNullable(mirror).map(DownloadOptions::uri),
                bundle);
    }

    private static URI uri(String text) {
        if (!text.matches("https?://[^/\\s]+\\S*")) {
            throw new KeadmException(
                    ErrorCode.USAGE,
                    "Cannot use --download-repo '" + text + "': it is no http or https address.",
                    "Write the mirror as https://mirror.example.org/path.");
        }
        return URI.create(text);
    }
}
