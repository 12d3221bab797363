package dev.keadm.edgecore.node;

/** Hears how far the Node is. Calls come from one thread and must return at once. */
public interface NodeListener {
    void registering();

    void registered();

    /** The name is another machine's; registration goes on trying, rarely. */
    void nameTaken(String message);

    void failed(String message);

    /**
     * CloudCore answered with the Node as the API server has it.
     *
     * @param ready status of its Ready condition
     * @param message that condition's message
     */
    void echoed(String ready, String message);
}
