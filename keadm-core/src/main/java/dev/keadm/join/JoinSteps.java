package dev.keadm.join;

import dev.keadm.request.JoinRequest;
import dev.keadm.workflow.Step;
import dev.keadm.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The order of a join; reset goes it backwards. */
public final class JoinSteps {
    public static final String NAME = "join";

    private JoinSteps() {}

    /** @param containerd the steps that install a runtime; empty when one is there */
    static Workflow of(JoinTools tools, JoinTarget target, List<Step<?, ?>> containerd) {
        JoinRequest request = target.request();
        AgentService service =
                new AgentService(tools.distribution().version(), request.agent().logFile());
        List<Step<?, ?>> steps = new ArrayList<>();
        steps.add(new CreateFolders(tools.mounts()));
        steps.add(new InstallPrograms(tools.distribution()));
        steps.addAll(containerd);
        steps.addAll(List.of(
                new WriteNetworkConfig(tools.runtimes(), tools.networks(), target.endpoint(), target.installsRuntime()),
                new GetCertificates(tools.cloud(), request.cloud(), target.name()),
                new WriteSettings(target, tools.platform()),
                // from here on the agent may own containers: taking it back takes them away
                new WriteIdentity(target, tools.release(), tools.ids()),
                new InstallService(service),
                new StartAgent(
                        target.name(),
                        new ReadyWait(
                                target.name(),
                                service.log(tools.host().layout()),
                                wait(request.timeout()),
                                tools.clock(),
                                tools.waiting()))));
        return new Workflow(NAME, steps);
    }

    /** Somewhat less than the whole run has, so that what it hung on is said before the run is stopped. */
    private static Duration wait(Duration timeout) {
        return timeout.multipliedBy(9).dividedBy(10);
    }
}
