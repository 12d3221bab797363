package dev.keadm.workflow;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The steps of a command, in order.
 *
 * @param name as the journal and the events have it: {@code join}
 */
public record Workflow(String name, List<Step<?, ?>> steps) {
    public Workflow {
        steps = List.copyOf(steps);
        Set<StepId> seen = new HashSet<>();
        for (Step<?, ?> step : steps) {
            if (!seen.add(step.id())) {
                throw new IllegalArgumentException("Two steps of workflow '" + name + "' are '" + step.id() + "'");
            }
        }
    }
}
