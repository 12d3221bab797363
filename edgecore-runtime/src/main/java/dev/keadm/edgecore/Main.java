package dev.keadm.edgecore;

import dev.keadm.config.ConfigException;
import dev.keadm.config.EdgeCoreConfig;
import dev.keadm.config.EdgeCoreDocument;
import dev.keadm.edgecore.platform.LinuxPlatform;
import dev.keadm.edgecore.platform.Platform;
import dev.keadm.edgecore.platform.WindowsPlatform;
import dev.keadm.edgecore.status.StatusBoard;
import dev.keadm.identity.AgentIdentity;
import dev.keadm.identity.IdentityFile;
import dev.keadm.status.Cause;
import dev.keadm.status.StatusFile;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code edgecore}: runs the agent in the foreground until it is told to end. */
public final class Main {
    private static final int OK = 0;
    private static final int INTERNAL = 1;
    private static final int USAGE = 2;
    private static final int CANNOT_RUN = 4;
    private static final String LOG_FORMAT = "java.util.logging.SimpleFormatter.format";

    private Main() {}

    public static void main(String[] words) {
        if (System.getProperty(LOG_FORMAT) == null) {
            System.setProperty(LOG_FORMAT, "%1$tFT%1$tT.%1$tL %4$-7s %3$s %5$s%6$s%n");
        }
        System.exit(run(platform(), System.out, System.err, words));
    }

    private static Platform platform() {
        return System.getProperty("os.name").startsWith("Windows")
                ? new WindowsPlatform(System.getenv(), LoggerFactory.getLogger(WindowsPlatform.class)::warn)
                : new LinuxPlatform();
    }

    static int run(Platform platform, PrintStream out, PrintStream err, String... words) {
        return switch (Arguments.parse(platform.defaultConfig(), words)) {
            case Arguments.Run(Path config) ->
                runAgent(platform, err, config.toAbsolutePath().normalize());
            case Arguments.DefaultConfig() -> {
                out.print(EdgeCoreDocument.defaults(platform.defaults()).toYaml());
                yield OK;
            }
            case Arguments.Version() -> {
                out.println("KubeEdge v" + BuildVersion.read().kubeedge());
                yield OK;
            }
            case Arguments.Help() -> {
                out.print(Arguments.usage(platform.defaultConfig()));
                yield OK;
            }
            case Arguments.Wrong(String message) -> {
                err.println("edgecore: " + message + ".");
                err.print(Arguments.usage(platform.defaultConfig()));
                yield USAGE;
            }
        };
    }

    private static int runAgent(Platform platform, PrintStream err, Path configFile) {
        AgentSettings settings;
        try {
            settings = settings(platform, configFile);
        } catch (NoSuchFileException e) {
            err.println("edgecore: There is no " + e.getFile() + ". Run keadm join first, or name the file: --config.");
            return USAGE;
        } catch (ConfigException e) {
            err.println("edgecore: " + e.getMessage());
            return USAGE;
        } catch (IOException e) {
            err.println("edgecore: Cannot read the settings: " + e.getMessage());
            return INTERNAL;
        }
        try (AgentLock _ = AgentLock.take(settings.dataDirectory(), configFile)) {
            return runLocked(platform, err, settings);
        } catch (StartException e) {
            err.println("edgecore: " + e.getMessage());
            return CANNOT_RUN;
        } catch (IOException e) {
            err.println("edgecore: Cannot let go of the lock in " + settings.dataDirectory() + ": " + e.getMessage());
            return INTERNAL;
        }
    }

    private static AgentSettings settings(Platform platform, Path configFile) throws IOException {
        EdgeCoreConfig config = EdgeCoreConfig.read(configFile, platform.defaults(), hostName());
        Path folder = configFile.getParent();
        Optional<AgentIdentity> identity = folder == null ? Optional.empty() : IdentityFile.read(folder);
        return new AgentSettings(config, identity, BuildVersion.read().ofNode());
    }

    private static int runLocked(Platform platform, PrintStream err, AgentSettings settings) {
        Logger log = LoggerFactory.getLogger(Main.class);
        StatusBoard board =
                new StatusBoard(new StatusFile(settings.dataDirectory()), settings.version(), Clock.systemUTC());
        Agent agent = new Agent(settings, platform, board, Clock.systemUTC());
        CountDownLatch stopped = new CountDownLatch(1);
        Thread stopper = new Thread(
                () -> {
                    agent.stop();
                    stopped.countDown();
                },
                "stop");
        try {
            agent.start();
            log.info("EdgeCore runs node={} version={}", settings.nodeName(), settings.version());
            Runtime.getRuntime().addShutdownHook(stopper);
            stopped.await();
            return OK;
        } catch (StartException e) {
            return cannotStart(err, agent, board, e.reason(), String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            agent.stop();
            return OK;
        }
    }

    private static int cannotStart(PrintStream err, Agent agent, StatusBoard board, Cause cause, String message) {
        board.failed(cause, message);
        agent.stop();
        err.println("edgecore: " + message);
        return CANNOT_RUN;
    }

    /** Go's own way out when the machine's name is none that a node can have is the configuration's business. */
    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
        } catch (UnknownHostException _) {
            return "default-edge-node";
        }
    }
}
