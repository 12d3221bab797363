package dev.keadm.join;

import dev.keadm.host.HostLayout;
import dev.keadm.preflight.Check;
import dev.keadm.request.JoinRequest;
import dev.keadm.request.RuntimeEndpoint;
import dev.keadm.workflow.Reversal;
import dev.keadm.workflow.Step;
import dev.keadm.workflow.StepId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a join does in the system's own way, around the steps that are the same everywhere. {@link JoinSteps} has the order;
 * each list here may be empty.
 */
public interface JoinPlatform {
    /** What is looked at before anything begins, beside what is looked at on every system. */
    List<Check> checks(JoinTarget target) throws IOException;

    /** Gets and verifies all that is to be installed, before anything of the system is touched. */
    List<Step<?, ?>> downloads(JoinTarget target) throws IOException;

    /** Changes to the system itself, which may ask for a reboot. keadm's own programs are installed by now. */
    List<Step<?, ?>> system(JoinTarget target) throws IOException;

    /** Gives the machine a container runtime; nothing when {@link JoinTarget#installsRuntime} is false. */
    List<Step<?, ?>> runtime(JoinTarget target) throws IOException;

    /** Gives pods a network, where the runtime has none. */
    List<Step<?, ?>> network(JoinTarget target) throws IOException;

    /** What runs when a smoke test is asked for. */
    Trial trial(JoinTarget target) throws IOException;

    /** The agent whose place this join takes; empty when there is none, or the request does not ask for that. */
    default Optional<FormerAgent> former(JoinRequest request) throws IOException {
        return Optional.empty();
    }

    /** Ends that agent and takes over what it knows; a step of it has the receipt {@link FormerAgent.Gone}. */
    default List<Step<?, ?>> takeOver(JoinTarget target) throws IOException {
        return List.of();
    }

    /** What follows when a step of {@link #system} waits for a restart of the machine. */
    default Restarts restarts() {
        return Restarts.BY_HAND;
    }

    /** The last ones before the agent's service: all else is there. */
    List<Step<?, ?>> beforeService(JoinTarget target) throws IOException;

    /** The ways back of all steps of this platform, whatever the request; order does not matter. */
    List<Reversal<?, ?>> reversals();

    /** Those of {@link #downloads} and {@link #runtime}: a journal that has one of them tells whose the runtime is. */
    Set<StepId> runtimeSteps();

    /** Where a runtime listens that join installs. */
    RuntimeEndpoint installedRuntime();

    /** The link by which the search path finds keadm; empty where the search path is changed instead. */
    Optional<Path> command(HostLayout layout);

    /**
     * How a service runs the agent.
     *
     * @param programs the installed tree
     * @param log the agent's log file
     */
    AgentProgram agent(HostLayout layout, Path programs, Path log);
}
