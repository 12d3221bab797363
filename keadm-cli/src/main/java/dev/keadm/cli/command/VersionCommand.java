package dev.keadm.cli.command;

import dev.keadm.cli.BuildInfo;
import dev.keadm.cli.console.Streams;
import dev.keadm.error.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The keys of {@code yaml} and {@code json} are Go keadm's, with {@code javaVersion} in place of {@code goVersion}. */
@Command(name = "version", description = "Print the version of keadm.")
final class VersionCommand implements Callable<Integer> {
    enum Format {
        yaml,
        json,
        short_;

        @Override
        public String toString() {
            return this == short_ ? "short" : name();
        }
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            converter = FormatConverter.class,
            description =
                    "Print one of yaml, json and short instead of a sentence; short is the KubeEdge version alone.")
    private @Nullable Format format;

    private final Streams streams;

    VersionCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        streams.out().println(text(BuildInfo.read(), format));
        return ExitCode.DONE.number();
    }

    private static String text(BuildInfo build, @Nullable Format format) {
        return switch (format) {
            case null ->
                "keadm " + build.keadm() + " for KubeEdge v" + build.kubeedge() + " (Java " + java() + ", " + platform()
                        + ")";
            case short_ -> "v" + build.kubeedge();
            case json -> json(build);
            case yaml -> yaml(build);
        };
    }

    private static String json(BuildInfo build) {
        return """
                {
                  "major": "%s",
                  "minor": "%s",
                  "gitVersion": "v%s",
                  "gitCommit": "%s",
                  "buildDate": "%s",
                  "keadmVersion": "%s",
                  "javaVersion": "%s",
                  "platform": "%s"
                }""".formatted(
                        build.major(),
                        build.minor(),
                        build.kubeedge(),
                        build.commit(),
                        build.date(),
                        build.keadm(),
                        java(),
                        platform());
    }

    private static String yaml(BuildInfo build) {
        return """
                buildDate: "%s"
                gitCommit: "%s"
                gitVersion: v%s
                javaVersion: %s
                keadmVersion: %s
                major: "%s"
                minor: "%s"
                platform: %s""".formatted(
                        build.date(),
                        build.commit(),
                        build.kubeedge(),
                        java(),
                        build.keadm(),
                        build.major(),
                        build.minor(),
                        platform());
    }

    private static String java() {
        return System.getProperty("java.version");
    }

    /** In Go's words, as {@code linux/amd64}. */
    private static String platform() {
        return System.getProperty("os.name").split(" ", 2)[0].toLowerCase(java.util.Locale.ROOT) + "/"
                + System.getProperty("os.arch");
    }
}
