package dev.keadm.cli.option;

import dev.keadm.cli.BuildInfo;
import dev.keadm.request.IgnoredOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of Go's {@code join} that are taken so that its command lines run; each draws one warning. */
public final class IgnoredOptions {
    @Option(names = "--certPath", paramLabel = "DIR", description = "Taken for Go keadm's sake, without effect.")
    private @Nullable String certPath;

    @Option(names = "--tarballpath", paramLabel = "DIR", description = "Taken for Go keadm's sake, without effect.")
    private @Nullable String tarballPath;

    @Option(
            names = "--image-repository",
            paramLabel = "NAME",
            description = "Taken for Go keadm's sake, without effect.")
    private @Nullable String imageRepository;

    @Option(
            names = "--kubeedge-version",
            paramLabel = "VERSION",
            description = "Taken for Go keadm's sake: keadm installs the EdgeCore that it comes with.")
    private @Nullable String version;

    public List<IgnoredOption> given() {
        List<IgnoredOption> given = new ArrayList<>();
        add(given, IgnoredOption.CERT_PATH, certPath);
        add(given, IgnoredOption.TARBALL_PATH, tarballPath);
        add(given, IgnoredOption.IMAGE_REPOSITORY, imageRepository);
        if (version != null
                && !version.replaceFirst("^v", "").equals(BuildInfo.read().kubeedge())) {
            add(given, IgnoredOption.KUBEEDGE_VERSION, version);
        }
        return given;
    }

    private static void add(List<IgnoredOption> given, IgnoredOption option, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            given.add(option);
        }
    }
}
