package dev.keadm.windows.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.host.Host;
import dev.keadm.host.InitSystem;
import dev.keadm.host.PortStatus;
import dev.keadm.host.Privilege;
import dev.keadm.wine.OnWindows;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of the machine itself, which tests of an administrator run on. */
@OnWindows
class ThisWindowsTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    @TempDir
    Path folder;

    @Test
    void shouldKnowTheMachine() throws Exception {
        Host host = WindowsHost.thisMachine();

        assertThat(host.facts().hostname()).isNotBlank();
        assertThat(host.facts().machineHash(host.layout().root())).matches("[0-9a-f]{64}");
        assertThat(host.facts().initSystem()).isInstanceOf(InitSystem.ServiceControlManager.class);
        assertThat(host.facts().capacity(host.layout().data()).freeDiskBytes()).isPositive();
        assertThat(host.privileges().current()).isInstanceOf(Privilege.Administrator.class);
        assertThat(host.layout().root()).isEqualTo(Path.of("C:\\"));
        assertThat(host.layout().programs()).isEqualTo(Path.of("C:\\Program Files\\KubeEdge"));
        assertThat(host.layout().edgeCoreYaml()).isEqualTo(Path.of("C:\\ProgramData\\KubeEdge\\config\\edgecore.yaml"));
    }

    @Test
    void shouldSayThatSomebodyListens() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
            PortStatus status = WindowsHost.thisMachine().network().port(LOOPBACK, server.getLocalPort());

            // Wine does not tell of every listener whose it is
            assertThat(status)
                    .isInstanceOfSatisfying(
                            PortStatus.Taken.class,
                            taken -> taken.owner()
                                    .ifPresent(owner -> assertThat(owner.pid())
                                            .isEqualTo(ProcessHandle.current().pid())));
        }
    }

    /** Some of these characters mean something to the command prompt. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "pre-run.cmd",
                "pre run.bat",
                "a (1) & b.cmd",
                "R&D.cmd",
                "(x).cmd",
                "a^b@c,d;e=f.cmd",
                "100%!.cmd"
            })
    void shouldRunAScriptOfTheCommandPrompt(String name) throws Exception {
        Path script = Files.writeString(folder.resolve(name), "@echo off\r\necho hello\r\nexit /b 3\r\n");
        List<String> output = new ArrayList<>();

        assertThat(new WindowsScripts().run(script, output::add)).isEqualTo(3);
        assertThat(output).containsExactly("hello");
    }

    @Test
    void shouldRunNoOtherScript() throws Exception {
        Path script = Files.writeString(folder.resolve("pre-run.sh"), "true");

        assertThatThrownBy(() -> new WindowsScripts().run(script, _ -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("neither a .ps1 nor a .cmd");
    }
}
