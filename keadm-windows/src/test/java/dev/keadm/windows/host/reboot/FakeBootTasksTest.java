package dev.keadm.windows.host.reboot;

import dev.keadm.host.FakeHost;

class FakeBootTasksTest extends BootTasksContract {
    private final FakeBootTasks tasks = new FakeBootTasks(new FakeHost().faults());

    @Override
    protected BootTasks tasks() {
        return tasks;
    }
}
