package dev.keadm.cli.command;

import dev.keadm.bundle.BundleMade;
import io.avaje.jsonb.Jsonb;
import java.util.List;

/** A bundle that was made, as lines for people, or as one line of JSON. */
record BundleText(boolean json) {

    List<String> of(BundleMade made) {
        return json
                ? List.of(Jsonb.builder().build().type(BundleMade.class).toJson(made))
                : List.of(
                        made.file() + ": " + made.bytes() + " bytes, " + made.digest(),
                        "Join with it on " + made.manifest().platform() + ": keadm join --bundle " + made.file());
    }
}
