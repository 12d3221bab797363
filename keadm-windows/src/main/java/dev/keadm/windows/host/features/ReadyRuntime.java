package dev.keadm.windows.host.features;

/** Whether somebody else's container runtime is all that the node needs of Windows. */
public interface ReadyRuntime {
    /** Whether it answers, was there before join, and both it and its network are ready. */
    boolean ready() throws InterruptedException;
}
