package dev.keadm.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The administrator of the real cloud that peer tests join. */
final class Kubectl {
    private static final String KUBECONFIG =
            System.getenv().getOrDefault("KUBECONFIG", "/var/tmp/peers/cloud/kubeconfig");

    private Kubectl() {}

    /** @return what it printed; fails when kubectl does */
    static String run(String... arguments) {
        return feed("", arguments);
    }

    static String apply(String manifest) {
        return feed(manifest, "apply", "-f", "-");
    }

    private static String feed(String input, String... arguments) {
        List<String> command = new ArrayList<>(List.of("kubectl", "--kubeconfig", KUBECONFIG));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command + " failed: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
