package dev.keadm.edgecore.edged;

/** Why a pod is taken down. What is later in the list takes over from what is earlier. */
sealed interface Ending {

    /** All that it was for is done, or it was done before the agent started. */
    record Completed() implements Ending {}

    /** @param reason the kubelet's word, such as {@code DeadlineExceeded} or {@code NodeAffinity} */
    record Failed(String reason, String message) implements Ending {}

    /** Somebody asked for its deletion, and the API server waits for us to say that nothing is left. */
    record Deleted() implements Ending {}

    /** The API server has it no more. */
    record Gone() implements Ending {}
}
