package dev.keadm.windows.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.host.HostLayout;
import dev.keadm.join.AgentProgram;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ServiceProgramTest {
    private static final HostLayout LAYOUT = HostLayout.windows(Path.of("/Program Files"), Path.of("/ProgramData"));

    @Test
    void shouldRunTheInstalledJavaWithTheAgentsOwnFiles() {
        Path programs = LAYOUT.programs().resolve("0.1.0");
        Path log = LAYOUT.logs().resolve("edgecore.log");

        AgentProgram program = new ServiceProgram(LAYOUT, programs, log).program();

        assertThat(program.command())
                .startsWith(programs.resolve("runtime/bin/java.exe").toString())
                .contains("-Xrs", "-XX:HeapDumpPath=" + LAYOUT.logs())
                .containsSubsequence(
                        "-jar",
                        programs.resolve("lib/edgecore-runtime-0.1.0.jar").toString(),
                        "--config",
                        LAYOUT.edgeCoreYaml().toString(),
                        "--log-file",
                        log.toString());
        assertThat(program.environment()).containsEntry("JAVA_TOOL_OPTIONS", "");
    }
}
