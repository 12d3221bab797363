package dev.keadm.windows.jna;

import java.util.List;

/**
 * What the Service Control Manager can be asked about services; the pages of the same names say what each call does. An
 * interface, so that the states in which real services get stuck can be shown without a Windows.
 */
public interface ServiceCalls {
    /** SERVICE_QUERY_CONFIG and the like, from the page <i>Service Security and Access Rights</i>. */
    final class Access {
        public static final int QUERY_CONFIG = 0x1;
        public static final int CHANGE_CONFIG = 0x2;
        public static final int QUERY_STATUS = 0x4;
        public static final int ENUMERATE_DEPENDENTS = 0x8;
        public static final int START = 0x10;
        public static final int STOP = 0x20;
        public static final int DELETE = 0x10000;

        private Access() {}
    }

    /** dwCurrentState of SERVICE_STATUS. */
    final class State {
        public static final int STOPPED = 1;
        public static final int START_PENDING = 2;
        public static final int STOP_PENDING = 3;
        public static final int RUNNING = 4;
        public static final int CONTINUE_PENDING = 5;
        public static final int PAUSE_PENDING = 6;
        public static final int PAUSED = 7;

        private State() {}
    }

    /** SERVICE_CONTROL_STOP and the like. */
    final class Control {
        public static final int STOP = 1;
        public static final int INTERROGATE = 4;
        public static final int SHUTDOWN = 5;
        public static final int PRESHUTDOWN = 15;

        private Control() {}
    }

    int WIN32_OWN_PROCESS = 0x10;
    int AUTO_START = 2;
    int ERROR_NORMAL = 1;
    int SID_UNRESTRICTED = 1;
    int ACTION_RESTART = 1;
    int ACTION_REBOOT = 2;

    /**
     * QUERY_SERVICE_CONFIG.
     *
     * @param binaryPath the program and its arguments as one command line
     * @param account {@code LocalSystem}
     * @param dependencies names of services and, with a {@code +} before them, of groups
     */
    record Config(
            int type,
            int startType,
            int errorControl,
            String binaryPath,
            String account,
            String displayName,
            List<String> dependencies) {
        public Config {
            dependencies = List.copyOf(dependencies);
        }
    }

    /**
     * SERVICE_FAILURE_ACTIONS.
     *
     * @param resetSeconds after how long without a failure the next one counts as the first
     * @param rebootMessage for an action that restarts the machine
     * @param command for an action that runs one
     */
    record FailureActions(int resetSeconds, List<Action> actions, String rebootMessage, String command) {
        public FailureActions {
            actions = List.copyOf(actions);
        }

        public FailureActions(int resetSeconds, List<Action> actions) {
            this(resetSeconds, actions, "", "");
        }

        public record Action(int type, int delayMilliseconds) {}
    }

    /**
     * SERVICE_STATUS_PROCESS.
     *
     * @param state one of {@link State}
     * @param exitCode of a stopped service; 1066 means that {@code ownExitCode} counts
     * @param checkPoint grows while a service makes progress with starting or stopping
     * @param waitHint milliseconds until the check point is to grow
     * @param pid 0 when no process runs
     */
    record Status(int state, int exitCode, int ownExitCode, int checkPoint, int waitHint, long pid) {}

    /** An open service. While it is open, the service cannot be deleted for good. */
    interface Service extends AutoCloseable {
        Config config() throws WindowsException;

        /** The account is set without a password. */
        void change(Config config) throws WindowsException;

        String description() throws WindowsException;

        void describe(String description) throws WindowsException;

        FailureActions failureActions() throws WindowsException;

        /**
         * Needs {@link Access#START}, too, for an action that restarts the service, and the privilege to shut the machine
         * down, which is switched on, for one that restarts the machine.
         */
        void setFailureActions(FailureActions actions) throws WindowsException;

        /** Whether it is started only some time after the machine. */
        boolean delayedStart() throws WindowsException;

        void setDelayedStart(boolean delayed) throws WindowsException;

        /** Whether the actions are taken, too, when the service stops by itself with an exit code that is not 0. */
        boolean failureFlag() throws WindowsException;

        void setFailureFlag(boolean set) throws WindowsException;

        int sidType() throws WindowsException;

        void setSidType(int type) throws WindowsException;

        int preshutdownMilliseconds() throws WindowsException;

        void setPreshutdownMilliseconds(int milliseconds) throws WindowsException;

        Status status() throws WindowsException;

        void start() throws WindowsException;

        /** @param control one of {@link Control} */
        void control(int control) throws WindowsException;

        /** Names of those that run and depend on it, in the order in which they are to be stopped. */
        List<String> runningDependents() throws WindowsException;

        void delete() throws WindowsException;

        @Override
        void close() throws WindowsException;
    }

    /** @param access of {@link Access}, added up */
    Service open(String name, int access) throws WindowsException;

    /** @param access as for {@link #open} */
    Service create(String name, Config config, int access) throws WindowsException;
}
