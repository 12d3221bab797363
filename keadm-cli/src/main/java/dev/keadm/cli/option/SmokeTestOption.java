package dev.keadm.cli.option;

import dev.keadm.request.JoinRequest.SmokeTest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a pod is run before the agent is there. */
public final class SmokeTestOption {
    @Option(
            names = "--smoke-test",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "IMAGE",
            description =
                    "Run a pod once before the agent is there, and show what it says; without IMAGE the hello-world"
                            + " of this system. Join fails when it does not run. Nothing of it stays.")
    private @Nullable String image;

    /** Empty when none was asked for. */
    public Optional<SmokeTest> smokeTest() {
        return Optional.ofNullable(image)
                .map(text -> new SmokeTest(Optional.of(text).filter(name -> !name.isBlank())));
    }
}
