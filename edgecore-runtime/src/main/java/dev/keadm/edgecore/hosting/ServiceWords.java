package dev.keadm.edgecore.hosting;

import dev.keadm.windows.eventlog.EventLog;
import dev.keadm.windows.service.ServiceEnd;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a service says: in its log, and in the system's event log what an administrator should see. */
final class ServiceWords implements ServiceEnd {
    static final int RUNNING = 1;
    static final int STOPPED = 2;
    static final int FAILED = 3;
    private static final int FATAL = 4;
    private static final int STUCK = 5;

    private final EventLog events;

    ServiceWords(EventLog events) {
        this.events = events;
    }

    /** An event log that takes nothing keeps the agent from nothing. */
    void tell(EventLog.Kind kind, int id, String sentence) {
        try {
            events.write(kind, id, sentence);
        } catch (IOException e) {
            log().warn("Cannot write to the system's event log", e);
        }
    }

    @Override
    public void fatal(String sentence, Throwable cause) {
        log().error(sentence, cause);
        tell(EventLog.Kind.ERROR, FATAL, sentence + ": " + cause);
    }

    @Override
    public void stuck(String threads) {
        log().error("EdgeCore does not stop in time, and is ended. Its threads:\n{}", threads);
        tell(EventLog.Kind.ERROR, STUCK, "EdgeCore did not stop in time and was ended. Its log says where it hung.");
    }

    @Override
    public void halt(int code) {
        Runtime.getRuntime().halt(code);
    }

    /** Made late: the first one takes hold of the output as it is then. */
    static Logger log() {
        return LoggerFactory.getLogger(ServiceWords.class);
    }
}
