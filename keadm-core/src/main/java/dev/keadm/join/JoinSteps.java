package dev.keadm.join;

import dev.keadm.request.JoinRequest;
import dev.keadm.workflow.Step;
import dev.keadm.workflow.Workflow;
import java.time.Duration;
import java.util.List;

/** The order of a join; reset goes it backwards. */
public final class JoinSteps {
    public static final String NAME = "join";

    private JoinSteps() {}

    static Workflow of(JoinTools tools, JoinTarget target) {
        JoinRequest request = target.request();
        return new Workflow(
                NAME,
                List.<Step<?, ?>>of(
                        new CreateFolders(),
                        new InstallPrograms(tools.distribution()),
                        new WriteNetworkConfig(tools.runtimes(), target.endpoint()),
                        // early: a token lives for a day, and what comes after it may take longer
                        new GetCertificates(tools.cloud(), request.cloud(), target.name()),
                        new WriteSettings(target, tools.platform()),
                        // from here on the agent may own containers: taking it back takes them away
                        new WriteIdentity(target, tools.release(), tools.ids()),
                        new InstallService(new AgentService(
                                tools.distribution().version(), request.agent().logFile())),
                        new StartAgent(
                                target.name(),
                                new ReadyWait(target.name(), wait(request.timeout()), tools.clock(), tools.pauses()))));
    }

    /** Somewhat less than the whole run has, so that what it hung on is said before the run is stopped. */
    private static Duration wait(Duration timeout) {
        return timeout.multipliedBy(9).dividedBy(10);
    }
}
