package dev.keadm.windows.host.containerd;

import dev.keadm.host.FileStatus;
import dev.keadm.host.HostView;
import dev.keadm.request.RuntimeEndpoint;
import dev.keadm.runtime.RuntimeState;
import dev.keadm.runtime.Runtimes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether pods lack a network, and where its CNI configuration would have to lie. */
@FunctionalInterface
interface NetworkNeed {
    sealed interface Answer {
        record None(String sentence) implements Answer {}

        /**
         * @param folder in which the runtime looks for CNI configurations
         * @param found whether the runtime was there before join, and may run pods of others
         */
        record Configuration(Path folder, boolean found) implements Answer {}
    }

    Answer look(HostView host) throws IOException, InterruptedException;

    /** Of the containerd that join installs, which need not run yet. */
    static NetworkNeed ofOurs() {
        return host -> {
            Path folder = host.layout().runtime().cniConfig();
            Optional<Path> there = Configurations.first(host, folder);
            return there.isPresent()
                    ? new Answer.None("Pods have the network of " + there.get())
                    : new Answer.Configuration(folder, false);
        };
    }

    /** Of a runtime that was there: its own answer decides. */
    static NetworkNeed ofFound(Runtimes runtimes, RuntimeEndpoint endpoint) {
        return _ -> {
            RuntimeState state = runtimes.look(endpoint);
            if (state.networkReady()) {
                return new Answer.None(state.name() + " has a network for pods");
            }
            return state.networkConfigs().isPresent()
                    ? new Answer.Configuration(state.networkConfigs().get(), true)
                    : new Answer.None(state.name() + " does not tell where it looks for CNI configurations");
        };
    }

    /** What containerd would take of a folder. */
    final class Configurations {
        private static final Pattern NAME = Pattern.compile(".*\\.(conflist|conf|json)");

        private Configurations() {}

        static Optional<Path> first(HostView host, Path folder) throws IOException {
            return host.files().status(folder) instanceof FileStatus.Folder
                    ? host.files().list(folder).stream()
                            .filter(path -> NAME.matcher(path.toString()).matches())
                            .findFirst()
                    : Optional.empty();
        }
    }
}
