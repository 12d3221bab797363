package dev.keadm.windows.service;

/** How the process may end itself, and what is told when it does not go as it should. */
public interface ServiceEnd {
    /** A fatal error, for the log and the system's event log. */
    void fatal(String sentence, Throwable cause);

    /** It does not stop in time: what all threads do, for the log. */
    void stuck(String threads);

    /** Ends the process at once, without any clean-up; in a program {@code Runtime.getRuntime().halt}. */
    void halt(int code);
}
