package dev.keadm.edgecore;

import dev.keadm.config.ConfigException;
import dev.keadm.config.EdgeCoreConfig;
import dev.keadm.config.GoDefaults;
import dev.keadm.identity.AgentIdentity;
import dev.keadm.identity.IdentityFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What came of reading the settings. Why not is told by whoever knows by then how the agent is run. */
sealed interface LoadedSettings {
    record Usable(Path file, AgentSettings settings) implements LoadedSettings {}

    record Unusable(int exitCode, String sentence) implements LoadedSettings {}

    static LoadedSettings load(GoDefaults defaults, Path file) {
        try {
            EdgeCoreConfig config = EdgeCoreConfig.read(file, defaults, hostName());
            Path folder = file.getParent();
            Optional<AgentIdentity> identity = folder == null ? Optional.empty() : IdentityFile.read(folder);
            return new Usable(
                    file,
                    new AgentSettings(config, identity, BuildVersion.read().ofNode()));
        } catch (NoSuchFileException e) {
            return new Unusable(
                    ExitCodes.USAGE,
                    "There is no " + e.getFile() + ". Run keadm join first, or name the file: --config.");
        } catch (ConfigException e) {
            return new Unusable(ExitCodes.USAGE, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Unusable(ExitCodes.INTERNAL, "Cannot read the settings: " + e.getMessage());
        }
    }

    /** How the process runs on Windows; as Go's defaults have it where the settings cannot say. */
    default EdgeCoreConfig.WindowsProcess windows() {
        return switch (this) {
            case Usable(Path _, AgentSettings settings) ->
                settings.config().edged().windows();
            case Unusable _ -> new EdgeCoreConfig.WindowsProcess(true, "NORMAL_PRIORITY_CLASS");
        };
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
