package dev.keadm.join;

import dev.keadm.artifact.Waiting;
import dev.keadm.host.HostView;
import dev.keadm.host.ServiceStatus;
import dev.keadm.machine.AgentReport;
import dev.keadm.request.NodeName;
import dev.keadm.status.AgentStatus;
import dev.keadm.status.Cause;
import dev.keadm.workflow.Progress;
import dev.keadm.workflow.StepException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Waits until CloudCore reports the node Ready, by what the agent writes down; says at the end what it hung on. */
final class ReadyWait {
    private static final Duration LOOK = Duration.ofMillis(100);

    /** An agent that cannot even write its status is started again every few seconds. */
    private static final int DEATHS_BORNE = 2;

    private final NodeName name;
    private final Path log;
    private final Duration limit;
    private final Clock clock;
    private final Waiting waiting;

    /** @param log the agent's, as far as it writes one itself */
    ReadyWait(NodeName name, Path log, Duration limit, Clock clock, Waiting waiting) {
        this.name = name;
        this.log = log;
        this.limit = limit;
        this.clock = clock;
        this.waiting = waiting;
    }

    void await(HostView host, Progress progress) throws StepException, IOException, InterruptedException {
        AgentReport report = new AgentReport(host, AgentService.NAME);
        Instant end = clock.instant().plus(limit);
        AgentStatus last = null;
        Deaths deaths = new Deaths();
        progress.say("Waiting for CloudCore to report node '" + name + "' Ready");
        try {
            while (clock.instant().isBefore(end)) {
                Optional<AgentStatus> status = report.current();
                if (status.isPresent()) {
                    tell(last, status.get(), progress);
                    last = status.get();
                    if ("True".equals(last.nodeReady())) {
                        return;
                    }
                    if (last.phase() == AgentStatus.Phase.FAILED) {
                        throw failed(host, last, "gave up");
                    }
                }
                deaths.look(host.services().status(AgentService.NAME));
                if (deaths.count >= DEATHS_BORNE) {
                    throw died(host, report.last());
                }
                waiting.pause(LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(host, last, "was stopped waiting for");
        }
        throw failed(host, last, "is not there after " + limit.toSeconds() + " s");
    }

    private static void tell(@Nullable AgentStatus before, AgentStatus now, Progress progress) {
        boolean news = before == null
                || before.phase() != now.phase()
                || before.cause() != now.cause()
                || !Objects.equals(before.message(), now.message());
        if (news) {
            String sentence = now.message();
            progress.say(sentence == null || sentence.isBlank() ? "EdgeCore is " + phase(now) : sentence);
        }
    }

    private static String phase(AgentStatus status) {
        return switch (status.phase()) {
            case STARTING -> "starting";
            case CONNECTING -> "connecting to CloudCore";
            case REGISTERING -> "registering the node";
            case RUNNING -> "running";
            case STOPPING -> "stopping";
            case FAILED -> "at its end";
        };
    }

    private StepException failed(HostView host, @Nullable AgentStatus last, String what) {
        Cause cause = last == null || last.cause() == null ? Cause.NODE_NOT_READY : last.cause();
        return failure(host, cause, "node '" + name + "' " + what + ": " + said(last));
    }

    private StepException died(HostView host, Optional<AgentStatus> last) {
        Cause cause = last.map(AgentStatus::cause).orElse(Cause.NODE_NOT_READY);
        return failure(host, cause, "EdgeCore died " + DEATHS_BORNE + " times: " + said(last.orElse(null)));
    }

    private static String said(@Nullable AgentStatus last) {
        if (last == null) {
            return "it wrote no status";
        }
        return last.message() == null ? "it is " + phase(last) : last.message();
    }

    /** The log goes with what is taken back, so its end is told here. */
    private StepException failure(HostView host, Cause cause, String what) {
        String end = LogEnd.of(host.files(), log);
        return new StepException(
                "[" + cause.code() + "] " + what + (end.isEmpty() ? "" : "\nEdgeCore's log ends with:\n" + end),
                end.isEmpty() ? "See EdgeCore's log: " + log + ", or the system's journal." : "");
    }

    /** Counts how often the service's process died. Used by one thread. */
    private static final class Deaths {
        private long process;
        private int count;

        private void look(ServiceStatus status) {
            long now = status instanceof ServiceStatus.Running(long pid) ? pid : 0;
            if (process != 0 && now != process) {
                count++;
            }
            process = now;
        }
    }
}
