package dev.keadm.workflow;

/** Where a run tells what it does. It is called by the thread that runs the workflow, and returns soon. */
public interface Reporter {
    void report(Event event);
}
