package dev.keadm.windows.service;

import dev.keadm.windows.jna.ProcessCalls;
import dev.keadm.windows.jna.ServiceCalls;
import dev.keadm.windows.jna.WindowsErrors;
import dev.keadm.windows.jna.WindowsException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A Service Control Manager in memory, with the states in which real services get stuck, and the processes of its services.
 * It remembers what was changed, in order.
 */
public final class FakeServiceCalls implements ServiceCalls, ProcessCalls {
    /** How a service takes it to be started or stopped. */
    enum Manner {
        AT_ONCE,
        SLOWLY,
        NEVER
    }

    /** One service. Set a field to make it behave. */
    final class Entry {
        final String name;
        Manner starts = Manner.AT_ONCE;
        Manner stops = Manner.AT_ONCE;
        /** Of a service that ends instead of running; 0: it runs. */
        int failsWith;
        /** Waits during which it answers a control with 1061. */
        int deafFor;
        /** The error that a stop is answered with; 0: none. */
        int stopError;
        /** Handles that others hold: deleted, it stays marked until they are closed. */
        int foreignHandles;

        final List<Entry> dependents = new ArrayList<>();
        int state = State.STOPPED;
        long pid;

        private Config config;
        private String description = "";
        private FailureActions actions = new FailureActions(0, List.of());
        private boolean delayed;
        private boolean flag;
        private int sid;
        private int preshutdown = 10_000;
        private int exitCode;
        private int checkPoint;
        private int handles;
        private boolean marked;
        private int waits;

        private Entry(String name, Config config) {
            this.name = name;
            this.config = config;
        }

        private void begin() {
            pid = nextPid++;
            alive.add(pid);
            switch (starts) {
                case AT_ONCE -> arrive();
                case SLOWLY, NEVER -> state = State.START_PENDING;
            }
        }

        private void arrive() {
            if (failsWith == 0) {
                state = State.RUNNING;
            } else {
                exitCode = failsWith;
                end();
            }
        }

        private void end() {
            state = State.STOPPED;
            alive.remove(pid);
            pid = 0;
            vanish();
        }

        /** As the real one: gone when it is stopped and nobody has it open. */
        private void vanish() {
            if (marked && state == State.STOPPED && handles == 0 && foreignHandles == 0) {
                services.remove(name);
            }
        }

        private void wait(Manner manner, Runnable then) {
            waits++;
            if (manner == Manner.SLOWLY) {
                checkPoint++;
                if (waits >= 20) {
                    waits = 0;
                    then.run();
                }
            }
        }

        private void pass() {
            deafFor = Math.max(0, deafFor - 1);
            switch (state) {
                case State.START_PENDING -> wait(starts, this::arrive);
                case State.STOP_PENDING -> wait(stops, this::end);
                default -> waits = 0;
            }
            vanish();
        }
    }

    private final Map<String, Entry> services = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<Long> alive = new HashSet<>();
    private final Set<Integer> unknownLevels = new HashSet<>();
    private final List<String> changes = new ArrayList<>();
    private long nextPid = 1000;
    private boolean dropsPreshutdown;

    public FakeServiceCalls() {
        this(new FakeTime());
    }

    FakeServiceCalls(FakeTime time) {
        time.whenItPasses(() -> List.copyOf(services.values()).forEach(Entry::pass));
    }

    /** A service of somebody else. */
    Entry with(String name) {
        Entry entry = new Entry(name, new Config(0x10, 3, 1, "C:\\other.exe", "LocalSystem", name, List.of()));
        services.put(name, entry);
        return entry;
    }

    Entry entry(String name) {
        Entry entry = services.get(name);
        if (entry == null) {
            throw new AssertionError("no service " + name);
        }
        return entry;
    }

    Optional<Entry> entryIfThere(String name) {
        return Optional.ofNullable(services.get(name));
    }

    void forgetChanges() {
        changes.clear();
    }

    /** As an older Windows, or Wine. */
    public FakeServiceCalls withoutLevels(Integer... levels) {
        unknownLevels.addAll(List.of(levels));
        return this;
    }

    FakeServiceCalls thatDropsPreshutdown() {
        dropsPreshutdown = true;
        return this;
    }

    public List<String> changes() {
        return List.copyOf(changes);
    }

    int openHandles() {
        return services.values().stream().mapToInt(entry -> entry.handles).sum();
    }

    @Override
    public Service open(String name, int access) throws WindowsException {
        Entry entry = services.get(name);
        if (entry == null) {
            throw new WindowsException(WindowsErrors.SERVICE_DOES_NOT_EXIST, "OpenServiceW", name);
        }
        return new Opened(entry);
    }

    @Override
    public Service create(String name, Config config, int access) throws WindowsException {
        Entry there = services.get(name);
        if (there != null) {
            int code = there.marked ? WindowsErrors.SERVICE_MARKED_FOR_DELETE : WindowsErrors.SERVICE_EXISTS;
            throw new WindowsException(code, "CreateServiceW", name);
        }
        changes.add("create " + name);
        Entry entry = new Entry(name, config);
        services.put(name, entry);
        return new Opened(entry);
    }

    @Override
    public Optional<OpenProcess> open(long pid) {
        return alive.contains(pid) ? Optional.of(new ServiceProcess(pid)) : Optional.empty();
    }

    private final class ServiceProcess implements OpenProcess {
        private final long pid;

        ServiceProcess(long pid) {
            this.pid = pid;
        }

        @Override
        public boolean ended() {
            return !alive.contains(pid);
        }

        /** A service whose process dies is started again, as its recovery actions say. */
        @Override
        public void terminate() {
            changes.add("kill");
            for (Entry entry : List.copyOf(services.values())) {
                if (entry.pid == pid) {
                    entry.end();
                    if (!entry.actions.actions().isEmpty()) {
                        entry.begin();
                    }
                }
            }
        }

        @Override
        public void close() {}
    }

    private final class Opened implements Service {
        private final Entry entry;
        private boolean closed;

        Opened(Entry entry) {
            this.entry = entry;
            entry.handles++;
        }

        private void level(int level, String call) throws WindowsException {
            if (unknownLevels.contains(level)) {
                throw new WindowsException(WindowsErrors.INVALID_LEVEL, call + " level " + level, entry.name);
            }
        }

        private void set(int level, String what, @Nullable Object value) throws WindowsException {
            level(level, "ChangeServiceConfig2W");
            changes.add(what + " " + value);
        }

        @Override
        public Config config() {
            return entry.config;
        }

        @Override
        public void change(Config config) throws WindowsException {
            if (entry.marked) {
                throw new WindowsException(WindowsErrors.SERVICE_MARKED_FOR_DELETE, "ChangeServiceConfigW", entry.name);
            }
            changes.add("change " + entry.name);
            entry.config = config;
        }

        @Override
        public String description() throws WindowsException {
            level(1, "QueryServiceConfig2W");
            return entry.description;
        }

        @Override
        public void describe(String description) throws WindowsException {
            set(1, "description", description);
            entry.description = description;
        }

        @Override
        public FailureActions failureActions() throws WindowsException {
            level(2, "QueryServiceConfig2W");
            return entry.actions;
        }

        @Override
        public void setFailureActions(FailureActions actions) throws WindowsException {
            set(2, "failure actions", actions);
            entry.actions = actions;
        }

        @Override
        public boolean delayedStart() throws WindowsException {
            level(3, "QueryServiceConfig2W");
            return entry.delayed;
        }

        @Override
        public void setDelayedStart(boolean delayed) throws WindowsException {
            set(3, "delayed start", delayed);
            entry.delayed = delayed;
        }

        @Override
        public boolean failureFlag() throws WindowsException {
            level(4, "QueryServiceConfig2W");
            return entry.flag;
        }

        @Override
        public void setFailureFlag(boolean flag) throws WindowsException {
            set(4, "failure flag", flag);
            entry.flag = flag;
        }

        @Override
        public int sidType() throws WindowsException {
            level(5, "QueryServiceConfig2W");
            return entry.sid;
        }

        @Override
        public void setSidType(int type) throws WindowsException {
            set(5, "sid type", type);
            entry.sid = type;
        }

        @Override
        public int preshutdownMilliseconds() throws WindowsException {
            level(7, "QueryServiceConfig2W");
            return entry.preshutdown;
        }

        @Override
        public void setPreshutdownMilliseconds(int milliseconds) throws WindowsException {
            set(7, "preshutdown", milliseconds);
            if (!dropsPreshutdown) {
                entry.preshutdown = milliseconds;
            }
        }

        @Override
        public Status status() {
            boolean own = entry.exitCode > 0;
            return new Status(
                    entry.state,
                    own ? WindowsErrors.SERVICE_SPECIFIC_ERROR : 0,
                    entry.exitCode,
                    entry.checkPoint,
                    30_000,
                    entry.pid);
        }

        @Override
        public void start() throws WindowsException {
            if (entry.marked) {
                throw new WindowsException(WindowsErrors.SERVICE_MARKED_FOR_DELETE, "StartServiceW", entry.name);
            }
            if (entry.state != State.STOPPED) {
                throw new WindowsException(WindowsErrors.SERVICE_ALREADY_RUNNING, "StartServiceW", entry.name);
            }
            changes.add("start " + entry.name);
            entry.exitCode = 0;
            entry.begin();
        }

        @Override
        public void control(int control) throws WindowsException {
            refuse(entry.stopError);
            if (entry.deafFor > 0 || entry.state == State.START_PENDING || entry.state == State.STOP_PENDING) {
                refuse(WindowsErrors.SERVICE_CANNOT_ACCEPT_CTRL);
            }
            if (entry.state == State.STOPPED) {
                refuse(WindowsErrors.SERVICE_NOT_ACTIVE);
            }
            if (!runningDependents().isEmpty()) {
                refuse(WindowsErrors.DEPENDENT_SERVICES_RUNNING);
            }
            changes.add("stop " + entry.name);
            if (entry.stops == Manner.AT_ONCE) {
                entry.end();
            } else {
                entry.state = State.STOP_PENDING;
                entry.checkPoint = 1;
            }
        }

        private void refuse(int code) throws WindowsException {
            if (code != 0) {
                throw new WindowsException(code, "ControlService 1", entry.name);
            }
        }

        @Override
        public List<String> runningDependents() {
            return entry.dependents.stream()
                    .filter(dependent -> dependent.state != State.STOPPED)
                    .map(dependent -> dependent.name)
                    .toList();
        }

        @Override
        public void delete() throws WindowsException {
            if (entry.marked) {
                throw new WindowsException(WindowsErrors.SERVICE_MARKED_FOR_DELETE, "DeleteService", entry.name);
            }
            changes.add("delete " + entry.name);
            entry.marked = true;
        }

        @Override
        public void close() {
            if (closed) {
                throw new AssertionError("closed twice: " + entry.name);
            }
            closed = true;
            entry.handles--;
            entry.vanish();
        }
    }
}
