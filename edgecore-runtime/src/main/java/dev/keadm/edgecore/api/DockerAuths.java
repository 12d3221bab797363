package dev.keadm.edgecore.api;

import io.avaje.jsonb.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a pull secret of the type {@code kubernetes.io/dockerconfigjson} holds: passwords by registry. Never shown. */
@Json
public record DockerAuths(Map<String, Entry> auths) {
    public DockerAuths {
        auths = Collections.orEmpty(auths);
    }

    @Override
    public String toString() {
        return "DockerAuths[***]";
    }

    /** {@code auth} is base64 of {@code username:password} and wins over the two. */
    @Json
    public record Entry(
            @Nullable String username,
            @Nullable String password,
            @Nullable String auth) {
        @Override
        public String toString() {
            return "Entry[***]";
        }
    }
}
