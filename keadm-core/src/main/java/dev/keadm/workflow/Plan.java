package dev.keadm.workflow;

import java.util.Optional;

/** What a step would do to the machine as it is now. */
public sealed interface Plan<I extends Intent, R extends Receipt> {
    /**
     * All that the step wants holds.
     *
     * @param sentence what holds, for people: {@code Service 'edgecore' is there}
     * @param found what later steps may ask for; when absent, the receipt of the run that made it
     */
    record AlreadyDone<I extends Intent, R extends Receipt>(String sentence, Optional<R> found) implements Plan<I, R> {
        public AlreadyDone(String sentence) {
            this(sentence, Optional.empty());
        }

        public AlreadyDone(String sentence, R found) {
            this(sentence, Optional.of(found));
        }
    }

    /** Something is to be changed. */
    record Change<I extends Intent, R extends Receipt>(I intent) implements Plan<I, R> {}

    /**
     * The step cannot be done here.
     *
     * @param reason what stands in the way, on which object
     * @param hint what to do about it
     */
    record Blocked<I extends Intent, R extends Receipt>(String reason, String hint) implements Plan<I, R> {}

    /**
     * Nothing is to be changed, but the machine must be started again before this step counts as done. The run stops at
     * the step and keeps what it did; the next one goes on from there.
     *
     * @param reason what waits for it: {@code Windows feature 'Containers' is on only after a restart}
     */
    record Reboot<I extends Intent, R extends Receipt>(String reason) implements Plan<I, R> {}

    /**
     * It depends on what an earlier step is yet to find out. Only possible before that step has run.
     *
     * @param sentence what will be decided then: {@code Write config.toml, once the subnet is known}
     */
    record Later<I extends Intent, R extends Receipt>(String sentence) implements Plan<I, R> {}
}
