package dev.keadm.edgecore;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which KubeEdge and Kubernetes this build stands in for. */
record BuildVersion(String kubeedge, String kubernetes) {
    static BuildVersion read() {
        Properties properties = new Properties();
        try (InputStream in = BuildVersion.class.getResourceAsStream("build.properties")) {
            if (in == null) {
                throw new IllegalStateException("build.properties is missing from the agent's jar");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read build.properties in the agent's jar", e);
        }
        return new BuildVersion(properties.getProperty("kubeedge", ""), properties.getProperty("kubernetes", ""));
    }

    /** As {@code kubectl get nodes} shows it and upgrade jobs compare it. */
    String ofNode() {
        return "v" + kubernetes + "-kubeedge-v" + kubeedge;
    }
}
