package dev.keadm.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/**
 * What this program was built from.
 *
 * @param keadm its own version, as {@code 0.1.0}
 * @param kubeedge the KubeEdge version that it stands in for, without the {@code v}
 * @param commit the commit that it was built from; empty when the build was not told
 * @param date ISO-8601, the same for two builds of the same source
 */
public record BuildInfo(String keadm, String kubeedge, String commit, String date) {

    public static BuildInfo read() {
        try (InputStream in = BuildInfo.class.getResourceAsStream("build.properties")) {
            Properties properties = new Properties();
            properties.load(Objects.requireNonNull(in, "build.properties is missing from the jar"));
            return new BuildInfo(
                    properties.getProperty("keadm"),
                    properties.getProperty("kubeedge"),
                    properties.getProperty("commit"),
                    properties.getProperty("date"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read build.properties from the jar", e);
        }
    }

    /** The first number of the KubeEdge version. */
    public String major() {
        return kubeedge.substring(0, kubeedge.indexOf('.'));
    }

    /** The second number of the KubeEdge version. */
    public String minor() {
        int first = kubeedge.indexOf('.') + 1;
        return kubeedge.substring(first, kubeedge.indexOf('.', first));
    }
}
