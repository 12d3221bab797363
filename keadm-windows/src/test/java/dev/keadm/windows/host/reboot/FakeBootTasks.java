package dev.keadm.windows.host.reboot;

import dev.keadm.host.FakeFaults;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Tasks in memory. */
public final class FakeBootTasks implements BootTasks {
    private final FakeFaults faults;
    private final Map<String, BootTask> tasks = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    public FakeBootTasks(FakeFaults faults) {
        this.faults = faults;
    }

    public Map<String, BootTask> snapshot() {
        return Map.copyOf(tasks);
    }

    @Override
    public boolean exists(String name) {
        return tasks.containsKey(name);
    }

    @Override
    public void register(BootTask task) throws IOException, InterruptedException {
        faults.interruptibly("registerTask", task.name(), () -> tasks.put(task.name(), task));
    }

    @Override
    public void remove(String name) throws IOException, InterruptedException {
        if (exists(name)) {
            faults.interruptibly("removeTask", name, () -> tasks.remove(name));
        }
    }
}
