package dev.keadm.sandbox;

import java.util.Base64;

/** A kubeconfig for the sandbox's API, for kubectl and client libraries. */
final class Kubeconfig {
    private Kubeconfig() {}

    static String of(int port, byte[] caPem, String token) {
        return """
                apiVersion: v1
                kind: Config
                current-context: keadm-sandbox
                clusters:
                - name: keadm-sandbox
                  cluster:
                    server: https://127.0.0.1:%d
                    certificate-authority-data: %s
                contexts:
                - name: keadm-sandbox
                  context:
                    cluster: keadm-sandbox
                    user: keadm-sandbox
                users:
                - name: keadm-sandbox
                  user:
                    token: %s
                """.formatted(port, Base64.getEncoder().encodeToString(caPem), token);
    }
}
