package dev.keadm.runtime;

import java.nio.file.Path;
import java.util.List;

/**
 * A pod of one container that ends by itself, to see that pods run.
 *
 * @param uid unique; its sandbox is found by it
 * @param image with a tag, as {@code docker.io/library/hello-world:latest}
 * @param command empty: the image's own
 * @param handler how the runtime runs it; empty: its default
 * @param logs an existing folder for {@link #log}
 */
public record TrialPod(String uid, String image, List<String> command, String handler, Path logs) {
    public TrialPod {
        command = List.copyOf(command);
    }

    /** The name of {@link #log}. */
    static final String LOG = "container.log";

    /** What the container writes, a line each as {@code 2026-11-23T10:00:00.000000000Z stdout F text}. */
    public Path log() {
        return logs.resolve(LOG);
    }
}
