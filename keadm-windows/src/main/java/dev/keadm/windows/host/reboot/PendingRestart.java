package dev.keadm.windows.host.reboot;

import dev.keadm.windows.registry.RegistryValue;
import dev.keadm.windows.registry.RegistryView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether Windows waits for a restart, by the keys that its own installers leave. */
public record PendingRestart(RegistryView registry) {
    private static final String SERVICING = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\";
    private static final String WINDOWS_UPDATE =
            "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\Auto Update\\RebootRequired";
    private static final String UPDATES = "SOFTWARE\\Microsoft\\Updates";
    private static final String SESSION_MANAGER = "SYSTEM\\CurrentControlSet\\Control\\Session Manager";
    private static final String NAMES = "SYSTEM\\CurrentControlSet\\Control\\ComputerName\\";

    /**
     * @param active the name by which the machine is known now
     * @param next the one that it has after the restart
     */
    public record Rename(String active, String next) {}

    /** What waits before which no feature can be enabled: keys, for people; empty when nothing does. */
    public Optional<String> servicing() throws IOException {
        List<String> found = new ArrayList<>();
        for (String key : List.of("RebootPending", "RebootInProgress", "PackagesPending")) {
            if (registry.exists(SERVICING + key)) {
                found.add("Component Based Servicing\\" + key);
            }
        }
        if (registry.exists(WINDOWS_UPDATE)) {
            found.add("Windows Update\\RebootRequired");
        }
        if (registry.read(UPDATES, "UpdateExeVolatile")
                .filter(PendingRestart::set)
                .isPresent()) {
            found.add("Updates\\UpdateExeVolatile");
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", found));
    }

    private static boolean set(RegistryValue value) {
        return value instanceof RegistryValue.Dword(long number) && number != 0;
    }

    /** Whether files are to be replaced at the next start. Many programs leave that behind, and it holds nothing up. */
    public boolean fileRenames() throws IOException {
        return registry.read(SESSION_MANAGER, "PendingFileRenameOperations")
                .filter(value -> value instanceof RegistryValue.Texts(List<String> lines) && !lines.isEmpty())
                .isPresent();
    }

    /** The machine's name changes with the next start, and with it a node's that is named after it. */
    public Optional<Rename> rename() throws IOException {
        Optional<String> active = name("ActiveComputerName");
        Optional<String> next = name("ComputerName");
        return active.isEmpty() || next.isEmpty() || active.get().equalsIgnoreCase(next.get())
                ? Optional.empty()
                : Optional.of(new Rename(active.get(), next.get()));
    }

    private Optional<String> name(String key) throws IOException {
        return registry.read(NAMES + key, "ComputerName")
                .map(value -> value instanceof RegistryValue.Text(String text) ? text : "")
                .filter(text -> !text.isEmpty());
    }
}
