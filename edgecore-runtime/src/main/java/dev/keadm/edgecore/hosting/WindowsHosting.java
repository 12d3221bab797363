package dev.keadm.edgecore.hosting;

import dev.keadm.config.EdgeCoreConfig.WindowsProcess;
import dev.keadm.windows.eventlog.EventLog;
import dev.keadm.windows.eventlog.EventSource;
import dev.keadm.windows.eventlog.WindowsEventLog;
import dev.keadm.windows.jna.WindowsException;
import dev.keadm.windows.service.PriorityClass;
import dev.keadm.windows.service.ServiceHost;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A service, when the service control manager started this process and the settings do not forbid it; else the foreground.
 */
public final class WindowsHosting implements Hosting {
    private static final int INTERNAL = 1;

    private final WindowsProcess process;
    private final Optional<Path> logFile;
    private final Path serviceLog;
    private final PrintStream err;

    /** @param serviceLog where a service logs that was given no file */
    public WindowsHosting(WindowsProcess process, Optional<Path> logFile, Path serviceLog, PrintStream err) {
        this.process = process;
        this.logFile = logFile;
        this.serviceLog = serviceLog;
        this.err = err;
    }

    @Override
    public int host(Hosted agent) {
        try {
            if (process.service()) {
                OptionalInt code = asService(agent);
                if (code.isPresent()) {
                    return code.getAsInt();
                }
            }
            PriorityClass.valueOf(process.priorityClass()).apply();
        } catch (WindowsException e) {
            err.println("edgecore: " + e.getMessage());
            return INTERNAL;
        }
        return new Foreground(logFile, err).host(agent);
    }

    private OptionalInt asService(Hosted agent) throws WindowsException {
        EventLog events = new WindowsEventLog(EventSource.AGENT.name());
        ServiceWords words = new ServiceWords(events);
        return new ServiceHost(words).run(EventSource.AGENT.name(), session -> {
            Path file = logFile.orElse(serviceLog);
            try {
                LogFile.open(file).takeOutput();
            } catch (IOException e) {
                words.tell(
                        EventLog.Kind.ERROR,
                        ServiceWords.FAILED,
                        "EdgeCore cannot write to its log " + file + ": " + e.getMessage());
                return INTERNAL;
            }
            try {
                PriorityClass.valueOf(process.priorityClass()).apply();
            } catch (WindowsException e) {
                words.tell(EventLog.Kind.ERROR, ServiceWords.FAILED, String.valueOf(e.getMessage()));
                return INTERNAL;
            }
            return agent.run(new ServiceLife(session, words));
        });
    }
}
