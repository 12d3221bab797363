package dev.keadm.cli.sandbox;

import dev.keadm.sandbox.SandboxState;
import io.avaje.jsonb.Json;
import java.util.List;

/**
 * Where a running sandbox is to be found.
 *
 * @param cloudCore for {@code --cloudcore-ipport}
 * @param certPort for {@code --certport}
 * @param token a join token, good for a day; opens nothing but this sandbox
 * @param api the Kubernetes API, as {@code https://127.0.0.1:1234}
 * @param kubeconfig a file that opens it
 * @param caFile the API's certificate authority
 * @param images full references
 * @param noImages why there are none; else empty
 */
@Json
public record SandboxFacts(
        String cloudCore,
        int certPort,
        String token,
        String api,
        String kubeconfig,
        String caFile,
        List<String> images,
        String noImages) {
    static SandboxFacts of(SandboxState state) {
        return new SandboxFacts(
                state.endpoint(),
                state.ports().certificates(),
                state.token(),
                "https://127.0.0.1:" + state.ports().api(),
                state.kubeconfig().toString(),
                state.caFile().toString(),
                state.images(),
                state.noImages());
    }

    /** Ready to paste. */
    public String joinCommand() {
        return "keadm join --cloudcore-ipport " + cloudCore + " --certport " + certPort + " --token " + token;
    }
}
