package dev.keadm.host;

class FakeProcessesTest extends ProcessesContract {
    private final FakeProcesses processes = new FakeProcesses(new FakeFaults());

    @Override
    protected Processes processes() {
        return processes;
    }

    @Override
    protected long sleeper() {
        return processes.add("/bin/sleep", "3210").pid();
    }
}
