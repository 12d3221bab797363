package dev.keadm.windows.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.cri.CriEndpoint;
import dev.keadm.cri.CriTransport;
import dev.keadm.windows.jna.WindowsErrors;
import dev.keadm.windows.jna.WindowsException;
import dev.keadm.windows.security.TrustedOwners;
import java.io.IOException;
import java.nio.channels.ByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipeTransportTest {
    private static final String OURS = "S-1-5-21-1-2-3-1001";

    private final FakePipes pipes = new FakePipes();
    private final List<String> warnings = new ArrayList<>();

    private PipeTransport transport() {
        return new PipeTransport(
                new CriEndpoint.NamedPipe("containerd-containerd"),
                pipes,
                new PipeOwner(() -> new TrustedOwners(OURS), warnings::add),
                pipes.nanoTime::get);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "S-1-5-18",
                "S-1-5-32-544",
                "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464",
                OURS
            })
    void shouldTakeAPipeOfTheMachineOrOfItsOwnAccount(String owner) throws IOException {
        pipes.ownedBy(owner);

        try (ByteChannel pipe = transport().open()) {
            assertThat(pipe.isOpen()).isTrue();
        }
        assertThat(warnings).isEmpty();
        assertThat(pipes.open).hasValue(0);
    }

    @Test
    void shouldRefuseAPipeThatSomebodyElseMade() {
        pipes.ownedBy("S-1-5-21-1-2-3-1002");

        assertThatThrownBy(() -> transport().open())
                .isInstanceOf(IOException.class)
                .hasMessageContaining(FakePipes.PATH)
                .hasMessageContaining("belongs to S-1-5-21-1-2-3-1002");
        assertThat(pipes.open).hasValue(0);
    }

    @Test
    void shouldWarnOfAPipeWithoutOwner() throws IOException {
        pipes.ownedBy(null);

        transport().open().close();

        assertThat(warnings).singleElement().asString().startsWith("pipe-without-owner: ");
    }

    private CriTransport servedBy(long pid) {
        return new PipeTransports(pipes, new PipeOwner(() -> new TrustedOwners(OURS), warnings::add), warnings::add)
                .servedBy(new CriEndpoint.NamedPipe("containerd-containerd"), pid);
    }

    @Test
    void shouldTalkToTheProcessThatIsMeant() throws IOException {
        pipes.madeBy(4711);

        servedBy(4711).open().close();

        assertThat(warnings).isEmpty();
    }

    @Test
    void shouldSayNothingToAnotherProcess() {
        pipes.madeBy(8);

        assertThatThrownBy(() -> servedBy(4711).open())
                .hasMessageContaining(FakePipes.PATH)
                .hasMessageContaining("process 8")
                .hasMessageContaining("process 4711");
        assertThat(pipes.open).hasValue(0);
    }

    @Test
    void shouldWarnOfAPipeWhoseProcessNobodyKnows() throws IOException {
        servedBy(4711).open().close();

        assertThat(warnings).singleElement().asString().startsWith("pipe-without-server: ");
    }

    @Test
    void shouldWaitForAServerThatIsBusy() throws IOException {
        pipes.failingWith(WindowsErrors.PIPE_BUSY, 3);

        transport().open().close();

        assertThat(Duration.ofNanos(pipes.nanoTime.get())).isEqualTo(Duration.ofMillis(300));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 10_000})
    void shouldGiveUpOnAServerThatStaysBusy(int eachWait) {
        pipes.failingWith(WindowsErrors.PIPE_BUSY, 1000).waiting(Duration.ofMillis(eachWait));

        assertThatThrownBy(() -> transport().open())
                .hasMessageContaining(FakePipes.PATH)
                .hasMessageContaining("no instance free for 5 s");
        assertThat(Duration.ofNanos(pipes.nanoTime.get())).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void shouldSayAtOnceThatThereIsNoSuchPipe() {
        pipes.failingWith(WindowsErrors.FILE_NOT_FOUND, 1);

        assertThatThrownBy(() -> transport().open())
                .isInstanceOf(WindowsException.class)
                .hasMessage("CreateFileW on '" + FakePipes.PATH + "' failed: error 2 (nothing of that name is there)");
        assertThat(pipes.nanoTime).hasValue(0);
    }

    @Test
    void shouldSayThatWindowsHasNoRuntimesOnUnixSockets() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PipeTransports(warnings::add).to(new CriEndpoint.UnixSocket(Path.of("/run/c"))))
                .withMessageContaining("npipe:////./pipe/containerd-containerd");
    }

    @Test
    void shouldMakeATransportWithoutTouchingWindows() {
        assertThat(new PipeTransports(warnings::add)
                        .to(new CriEndpoint.NamedPipe("x"))
                        .endpoint())
                .hasToString("npipe:////./pipe/x");
    }
}
