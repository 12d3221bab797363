package dev.keadm.host.linux;

import dev.keadm.host.Access;
import dev.keadm.host.FileStatus;
import dev.keadm.host.HostFiles;
import dev.keadm.host.ServiceDefinition;
import dev.keadm.host.ServiceManager;
import dev.keadm.host.ServiceMatch;
import dev.keadm.host.ServiceStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Services as systemd units. Their output is in systemd's journal. */
public final class SystemdServiceManager implements ServiceManager {
    private static final Duration SHORT = Duration.ofSeconds(30);
    private static final Duration AFTER_KILL = Duration.ofSeconds(10);

    private final Path units;
    private final HostFiles files;
    private final SystemCommands commands;

    SystemdServiceManager(Path units, HostFiles files, SystemCommands commands) {
        this.units = units;
        this.files = files;
        this.commands = commands;
    }

    @Override
    public ServiceStatus status(String name) throws IOException, InterruptedException {
        Map<String, String> properties = new HashMap<>();
        systemctl("show", unit(name), "--property=LoadState,ActiveState,MainPID")
                .lines()
                .map(line -> line.split("=", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> properties.put(parts[0], parts[1]));
        if ("not-found".equals(properties.get("LoadState"))) {
            return new ServiceStatus.NotInstalled();
        }
        String state = String.valueOf(properties.get("ActiveState"));
        return switch (state) {
            case "active", "reloading" -> running(properties.getOrDefault("MainPID", "0"));
            case "activating" -> new ServiceStatus.Starting();
            case "deactivating" -> new ServiceStatus.Stopping();
            case "inactive", "failed" -> new ServiceStatus.Stopped();
            default -> throw new IOException("systemd says that '" + unit(name) + "' is '" + state + "'");
        };
    }

    private static ServiceStatus running(String pid) {
        return pid.equals("0") ? new ServiceStatus.Starting() : new ServiceStatus.Running(Long.parseLong(pid));
    }

    @Override
    public ServiceMatch compare(ServiceDefinition definition) throws IOException, InterruptedException {
        Path file = file(definition.name());
        if (files.status(file) instanceof FileStatus.Absent) {
            return status(definition.name()) instanceof ServiceStatus.NotInstalled
                    ? ServiceMatch.NOT_INSTALLED
                    : ServiceMatch.DIFFERENT;
        }
        return files.readString(file).equals(SystemdUnit.text(definition)) && enabled(definition.name())
                ? ServiceMatch.SAME
                : ServiceMatch.DIFFERENT;
    }

    private boolean enabled(String name) throws IOException, InterruptedException {
        return commands.run(SHORT, List.of("systemctl", "is-enabled", unit(name)))
                .output()
                .equals("enabled");
    }

    @Override
    public Map<String, String> environment(String name) throws IOException {
        Path file = file(name);
        return files.status(file) instanceof FileStatus.Absent
                ? Map.of()
                : SystemdUnit.environment(files.readString(file));
    }

    @Override
    public String caveat() {
        return "";
    }

    @Override
    public List<String> install(ServiceDefinition definition) throws IOException, InterruptedException {
        files.write(file(definition.name()), Access.READABLE, SystemdUnit.text(definition));
        systemctl("daemon-reload");
        systemctl("enable", unit(definition.name()));
        return List.of();
    }

    @Override
    public void start(String name, Duration deadline) throws IOException, InterruptedException {
        if (status(name) instanceof ServiceStatus.NotInstalled) {
            throw new IOException("Service '" + name + "' is not installed");
        }
        systemctl("start", "--no-block", unit(name));
        if (!Wait.until(deadline, () -> status(name) instanceof ServiceStatus.Running)) {
            throw new IOException("Service '" + name + "' does not run after " + deadline.toSeconds()
                    + " s; see journalctl -u " + unit(name));
        }
    }

    @Override
    public void stop(String name, Duration deadline) throws IOException, InterruptedException {
        if (stopped(name)) {
            return;
        }
        systemctl("stop", "--no-block", unit(name));
        if (Wait.until(deadline, () -> stopped(name))) {
            return;
        }
        systemctl("kill", "--kill-who=main", "--signal=KILL", unit(name));
        if (!Wait.until(AFTER_KILL, () -> stopped(name))) {
            throw new IOException("Service '" + name + "' does not stop, though it was killed");
        }
    }

    private boolean stopped(String name) throws IOException, InterruptedException {
        ServiceStatus status = status(name);
        return status instanceof ServiceStatus.Stopped || status instanceof ServiceStatus.NotInstalled;
    }

    @Override
    public void remove(String name) throws IOException, InterruptedException {
        if (!stopped(name)) {
            throw new IOException("Service '" + name + "' runs; it is removed only when it is stopped");
        }
        if (files.status(file(name)) instanceof FileStatus.Absent) {
            return;
        }
        systemctl("disable", unit(name));
        files.delete(file(name));
        systemctl("daemon-reload");
        commands.run(SHORT, List.of("systemctl", "reset-failed", unit(name)));
        if (!Wait.until(AFTER_KILL, () -> status(name) instanceof ServiceStatus.NotInstalled)) {
            throw new IOException("systemd still knows '" + unit(name) + "' though its file is gone");
        }
    }

    private String systemctl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("systemctl", "--no-pager"));
        command.addAll(List.of(arguments));
        SystemCommands.Result result = commands.run(SHORT, command);
        if (result.exitCode() != 0) {
            throw new IOException(
                    "'" + String.join(" ", command) + "' ended with " + result.exitCode() + ": " + result.output());
        }
        return result.output();
    }

    private Path file(String name) {
        return units.resolve(unit(name));
    }

    private static String unit(String name) {
        return name + ".service";
    }
}
