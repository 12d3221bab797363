package dev.keadm.edgecore;

import dev.keadm.config.EdgeCoreDocument;
import dev.keadm.edgecore.platform.LinuxPlatform;
import dev.keadm.edgecore.platform.Platform;
import dev.keadm.edgecore.platform.WindowsPlatform;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** {@code edgecore}: runs the agent until it is told to end. */
public final class Main {
    private static final String LOG_FORMAT = "java.util.logging.SimpleFormatter.format";

    private Main() {}

    public static void main(String[] words) {
        if (System.getProperty(LOG_FORMAT) == null) {
            System.setProperty(LOG_FORMAT, "%1$tFT%1$tT.%1$tL %4$-7s %3$s %5$s%6$s%n");
        }
        System.exit(run(platform(), System.out, System.err, words));
    }

    /** No logger is made here: the first one takes hold of the output, which may yet become a file. */
    private static Platform platform() {
        return System.getProperty("os.name").startsWith("Windows")
                ? new WindowsPlatform(
                        System.getenv(),
                        sentence ->
                                LoggerFactory.getLogger(WindowsPlatform.class).warn(sentence))
                : new LinuxPlatform();
    }

    static int run(Platform platform, PrintStream out, PrintStream err, String... words) {
        return switch (Arguments.parse(platform.defaultConfig(), words)) {
            case Arguments.Run(Path config, Optional<Path> logFile) ->
                runAgent(platform, err, config.toAbsolutePath().normalize(), logFile);
            case Arguments.DefaultConfig() -> {
                out.print(EdgeCoreDocument.defaults(platform.defaults()).toYaml());
                yield ExitCodes.OK;
            }
            case Arguments.Version() -> {
                out.println("KubeEdge v" + BuildVersion.read().kubeedge());
                yield ExitCodes.OK;
            }
            case Arguments.Help() -> {
                out.print(Arguments.usage(platform.defaultConfig()));
                yield ExitCodes.OK;
            }
            case Arguments.Wrong(String message) -> {
                err.println("edgecore: " + message + ".");
                err.print(Arguments.usage(platform.defaultConfig()));
                yield ExitCodes.USAGE;
            }
        };
    }

    private static int runAgent(Platform platform, PrintStream err, Path configFile, Optional<Path> logFile) {
        LoadedSettings settings = LoadedSettings.load(platform.defaults(), configFile);
        return platform.hosting(settings.windows(), logFile, err).host(new AgentRun(platform, settings));
    }
}
