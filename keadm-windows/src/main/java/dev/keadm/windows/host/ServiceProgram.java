package dev.keadm.windows.host;

import dev.keadm.host.HostLayout;
import dev.keadm.join.AgentProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How the Service Control Manager starts the agent: the tree's own Java itself, as a script would stand between the two.
 * What the launcher {@code edgecore.cmd} says, this says too.
 *
 * @param programs the installed tree, whose folder has the version as its name
 */
record ServiceProgram(HostLayout layout, Path programs, Path log) {
    /** What other programs' Java is told on this machine must not enter a process that runs as SYSTEM. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("JAVA_TOOL_OPTIONS", "", "JDK_JAVA_OPTIONS", "", "_JAVA_OPTIONS", "");

    AgentProgram program() {
        Path libraries = programs.resolve("lib");
        Path natives = libraries.resolve("native");
        return new AgentProgram(
                List.of(
                        programs.resolve("runtime")
                                .resolve("bin")
                                .resolve("java.exe")
                                .toString(),
                        "@" + libraries.resolve("edgecore.options"),
                        // a user who logs off must not end it
                        "-Xrs",
                        "-XX:ErrorFile=" + layout.logs().resolve("edgecore-crash-%p.log"),
                        "-XX:HeapDumpPath=" + layout.logs(),
                        "-Dkeadm.home=" + programs,
                        "-Dorg.sqlite.lib.path=" + natives,
                        "-Djna.boot.library.path=" + natives,
                        "-jar",
                        libraries
                                .resolve("edgecore-runtime-" + programs.getFileName() + ".jar")
                                .toString(),
                        "--config",
                        layout.edgeCoreYaml().toString(),
                        "--log-file",
                        log.toString()),
                ENVIRONMENT);
    }
}
