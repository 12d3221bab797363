package dev.keadm.edgecore.hosting;

/** What the agent tells whoever runs it, and hears from there. Of the thread that runs the agent. */
public interface Life {
    /** It got on with starting or stopping. */
    void progress();

    /** It runs. */
    void running(String sentence);

    /** Returns when the agent is to stop. */
    void awaitStop() throws InterruptedException;

    /** It stopped as it was told to. */
    void stopped(String sentence);

    /** It cannot run, for the reason that the sentence gives. */
    void failed(String sentence);
}
