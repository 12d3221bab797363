package dev.keadm.host.linux;

import dev.keadm.host.FileStatus;
import dev.keadm.host.HostFiles;
import dev.keadm.host.RunningProcess;
import dev.keadm.host.ServiceDefinition;
import dev.keadm.host.ServiceManager;
import dev.keadm.host.ServiceMatch;
import dev.keadm.host.ServiceStatus;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Services as background processes, each under a shell script of ours in a session of its own that starts it again when it
 * dies. They outlive keadm, but not the machine: nothing starts them after a reboot.
 *
 * <p>A program whose script was killed counts as stopped: nobody would start it again. {@link #start} and {@link #stop}
 * end it.
 */
public final class SupervisedServiceManager implements ServiceManager {
    private static final Duration AFTER_KILL = Duration.ofSeconds(10);
    private static final String SUPERVISOR = "supervisor";
    private static final String PROGRAM = "program";

    private final Path services;
    private final HostFiles files;
    private final LinuxProcesses processes;

    /** @param services a folder per service lies in it; it goes with the last one */
    public SupervisedServiceManager(Path services, HostFiles files, LinuxProcesses processes) {
        this.services = services;
        this.files = files;
        this.processes = processes;
    }

    @Override
    public ServiceStatus status(String name) throws IOException {
        ServiceFolder folder = folder(name);
        if (folder.definition().isEmpty()) {
            return new ServiceStatus.NotInstalled();
        }
        if (alive(folder, SUPERVISOR).isEmpty()) {
            return new ServiceStatus.Stopped();
        }
        if (folder.stopping()) {
            return new ServiceStatus.Stopping();
        }
        Optional<RunningProcess> program = alive(folder, PROGRAM);
        return program.isPresent() ? new ServiceStatus.Running(program.get().pid()) : new ServiceStatus.Starting();
    }

    @Override
    public ServiceMatch compare(ServiceDefinition definition) throws IOException {
        Optional<ServiceDefinition> installed = folder(definition.name()).definition();
        if (installed.isEmpty()) {
            return ServiceMatch.NOT_INSTALLED;
        }
        return installed.get().equals(definition) ? ServiceMatch.SAME : ServiceMatch.DIFFERENT;
    }

    @Override
    public Map<String, String> environment(String name) throws IOException {
        return folder(name).definition().map(ServiceDefinition::environment).orElse(Map.of());
    }

    @Override
    public String caveat() {
        return "Services run as supervised background processes here. They are started again when they die, but not when"
                + " the machine is started again: run the same command again then.";
    }

    @Override
    public List<String> install(ServiceDefinition definition) throws IOException, InterruptedException {
        folder(definition.name()).write(definition);
        return List.of();
    }

    @Override
    public void start(String name, Duration deadline) throws IOException, InterruptedException {
        ServiceFolder folder = folder(name);
        ServiceDefinition definition =
                folder.definition().orElseThrow(() -> new IOException("Service '" + name + "' is not installed"));
        if (alive(folder, SUPERVISOR).isEmpty()) {
            stopOrphan(folder, deadline);
            folder.forgetProcesses();
            supervise(folder, definition);
        }
        if (!Wait.until(deadline, () -> status(name) instanceof ServiceStatus.Running)) {
            throw new IOException("Service '" + name + "' does not run after " + deadline.toSeconds() + " s; see '"
                    + definition.logFile() + "'");
        }
    }

    private void supervise(ServiceFolder folder, ServiceDefinition definition) throws IOException {
        Path log = Path.of(definition.logFile());
        if (log.getParent() == null || !(files.status(log.getParent()) instanceof FileStatus.Folder)) {
            throw new IOException("The folder of log file '" + log + "' is not there");
        }
        long delay = Math.max(1, definition.restartDelay().toSeconds());
        Redirect nowhere = Redirect.to(new File("/dev/null"));
        ProcessBuilder builder = new ProcessBuilder(
                        "setsid",
                        "sh",
                        folder.script().toString(),
                        folder.path().toString(),
                        log.toString(),
                        delay + "")
                .directory(new File("/"))
                .redirectInput(new File("/dev/null"))
                .redirectOutput(nowhere)
                .redirectError(Redirect.appendTo(log.toFile()));
        builder.start();
    }

    @Override
    public void stop(String name, Duration deadline) throws IOException, InterruptedException {
        ServiceFolder folder = folder(name);
        Optional<RunningProcess> supervisor = alive(folder, SUPERVISOR);
        if (supervisor.isPresent()) {
            stop(folder, supervisor.get(), deadline);
        }
        stopOrphan(folder, deadline);
        if (files.status(folder.path()) instanceof FileStatus.Folder) {
            folder.forgetProcesses();
        }
    }

    /** Only the script is asked: it asks the program, and does not start it again. */
    private void stop(ServiceFolder folder, RunningProcess supervisor, Duration deadline)
            throws IOException, InterruptedException {
        processes.terminate(supervisor);
        if (Wait.until(deadline, () -> processes.gone(supervisor))) {
            return;
        }
        Optional<RunningProcess> program = alive(folder, PROGRAM);
        if (program.isPresent()) {
            processes.stop(program.get(), Duration.ZERO);
        }
        processes.stop(supervisor, AFTER_KILL);
    }

    private void stopOrphan(ServiceFolder folder, Duration deadline) throws IOException, InterruptedException {
        Optional<RunningProcess> program = alive(folder, PROGRAM);
        if (program.isPresent()) {
            processes.stop(program.get(), deadline);
        }
    }

    @Override
    public void remove(String name) throws IOException {
        ServiceFolder folder = folder(name);
        if (alive(folder, SUPERVISOR).isPresent() || alive(folder, PROGRAM).isPresent()) {
            throw new IOException("Service '" + name + "' runs; it is removed only when it is stopped");
        }
        files.deleteTree(folder.path());
        if (files.status(services) instanceof FileStatus.Folder
                && files.list(services).isEmpty()) {
            files.delete(services);
        }
    }

    private Optional<RunningProcess> alive(ServiceFolder folder, String which) throws IOException {
        Optional<RunningProcess> recorded = folder.recorded(which);
        return recorded.isPresent() && processes.gone(recorded.get()) ? Optional.empty() : recorded;
    }

    private ServiceFolder folder(String name) {
        return new ServiceFolder(services.resolve(name), files);
    }
}
