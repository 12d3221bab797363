package dev.keadm.release;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keadm.cri.CriClient;
import dev.keadm.cri.CriEndpoint;
import dev.keadm.cri.CriException;
import dev.keadm.cri.UnixTransports;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The Linux container runtime that tests may use. Its endpoint is in {@code KEADM_TEST_CRI}. */
record TestRuntime(String endpoint) {
    static final String BUSYBOX = "docker.io/local/busybox:1";

    /** Ends the test as skipped where there is none. */
    static TestRuntime orSkip() {
        String endpoint = System.getenv("KEADM_TEST_CRI");
        assumeTrue(endpoint != null, "KEADM_TEST_CRI names no container runtime to run this test on");
        return new TestRuntime(Objects.requireNonNull(endpoint));
    }

    Path socket() {
        return Path.of(endpoint.replaceFirst("^unix://", ""));
    }

    /** Ids of the sandboxes of a pod, ready or not. */
    List<String> sandboxes(String namespace, String pod) throws CriException {
        try (CriClient client = CriClient.to(new UnixTransports().to(CriEndpoint.parse(endpoint)))) {
            return client.runtime().listPodSandboxes().stream()
                    .filter(sandbox -> sandbox.metadata != null
                            && sandbox.metadata.namespace.equals(namespace)
                            && sandbox.metadata.name.equals(pod))
                    .map(sandbox -> sandbox.id)
                    .toList();
        }
    }
}
