package dev.keadm.join;

import dev.keadm.request.JoinRequest;
import dev.keadm.request.JoinRequest.SmokeTest;
import dev.keadm.workflow.Step;
import dev.keadm.workflow.Workflow;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The order of a join; reset goes it backwards. */
public final class JoinSteps {
    public static final String NAME = "join";

    private JoinSteps() {}

    /**
     * The certificate comes first of all that may fail: once it is here, nothing that follows needs the token, a run after a
     * reboot included.
     */
    static Workflow of(JoinTools tools, JoinTarget target) throws IOException {
        JoinRequest request = target.request();
        JoinPlatform platform = tools.platform();
        AgentService service = new AgentService(
                platform, tools.distribution().version(), request.agent().logFile());
        Optional<FormerAgent> former = platform.former(request);
        boolean inPlaceOfAnother = former.filter(FormerAgent::service).isPresent();
        List<Step<?, ?>> steps = new ArrayList<>();
        steps.add(new CreateFolders(tools.mounts()));
        steps.add(new GetCertificates(tools.cloud(), request.cloud(), target.name(), former, tools.clock()));
        steps.addAll(platform.downloads(target));
        steps.add(new InstallPrograms(tools.distribution(), platform));
        steps.addAll(platform.system(target));
        steps.addAll(platform.runtime(target));
        steps.addAll(platform.network(target));
        if (request.runtime().smokeTest().isPresent()) {
            steps.add(smokeTest(tools, target, request.runtime().smokeTest().get()));
        }
        steps.addAll(platform.takeOver(target));
        WriteSettings settings = new WriteSettings(target, tools.defaults());
        WriteIdentity identity = new WriteIdentity(target, tools.release(), tools.ids());
        StopAgent stop = new StopAgent(settings, identity);
        if (JoinedAgent.read(tools.host().view()).isPresent()) {
            steps.add(stop);
        }
        steps.add(settings);
        // from here on the agent may own containers: taking it back takes them away
        steps.add(identity);
        steps.addAll(platform.beforeService(target));
        steps.add(new InstallService(service, inPlaceOfAnother));
        steps.add(new StartAgent(target.name(), ready(tools, target, service), stop, inPlaceOfAnother));
        return new Workflow(NAME, steps);
    }

    private static RunTrialPod smokeTest(JoinTools tools, JoinTarget target, SmokeTest test) throws IOException {
        Trial usual = tools.platform().trial(target);
        Trial trial = test.image().map(usual::with).orElse(usual);
        return new RunTrialPod(tools.runtimes(), target, trial, tools.waiting(), tools.ids());
    }

    private static ReadyWait ready(JoinTools tools, JoinTarget target, AgentService service) {
        return new ReadyWait(
                target.name(),
                service.log(tools.host().layout()),
                wait(target.request().timeout()),
                tools.clock(),
                tools.waiting());
    }

    /** Somewhat less than the whole run has, so that what it hung on is said before the run is stopped. */
    private static Duration wait(Duration timeout) {
        return timeout.multipliedBy(9).dividedBy(10);
    }
}
