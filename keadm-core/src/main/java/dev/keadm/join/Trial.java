package dev.keadm.join;

import java.util.List;

/**
 * What a smoke test runs.
 *
 * @param image one that runs here; empty when none is known
 * @param command empty: the image's own
 * @param handler the runtime's handler for pods of the kind that this node is for; empty: its default
 */
public record Trial(String image, List<String> command, String handler) {
    public Trial {
        command = List.copyOf(command);
    }

    /** The same with an image of the user's, and that one's own command. */
    Trial with(String chosen) {
        return new Trial(chosen, List.of(), handler);
    }
}
