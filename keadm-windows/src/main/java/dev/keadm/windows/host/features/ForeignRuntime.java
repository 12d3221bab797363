package dev.keadm.windows.host.features;

import dev.keadm.join.JoinTarget;
import dev.keadm.runtime.RuntimeState;
import dev.keadm.runtime.Runtimes;
import java.io.IOException;

/**
 * A container runtime that was there before join. When it says that it could run pods, what lies beneath it is somebody
 * else's business.
 */
public record ForeignRuntime(Runtimes runtimes, JoinTarget target) implements ReadyRuntime {
    @Override
    public boolean ready() throws InterruptedException {
        if (target.installsRuntime()) {
            return false;
        }
        try {
            RuntimeState state = runtimes.look(target.endpoint());
            return state.ready() && state.networkReady();
        } catch (IOException _) {
            return false; // the runtime's own check says so
        }
    }
}
