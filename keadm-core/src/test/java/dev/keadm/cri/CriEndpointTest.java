package dev.keadm.cri;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CriEndpointTest {

    @EnabledOnOs(value = OS.LINUX, disabledReason = "Windows puts a drive before such a path")
    @ParameterizedTest
    @CsvSource({
        "unix:///run/containerd/containerd.sock, unix:///run/containerd/containerd.sock",
        "/run/containerd/containerd.sock, unix:///run/containerd/containerd.sock",
        "unix:/run/c.sock, unix:///run/c.sock",
    })
    void shouldReadWhatPeopleWriteOnLinux(String text, String expected) {
        assertThat(CriEndpoint.parse(text)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "npipe:////./pipe/containerd-containerd, npipe:////./pipe/containerd-containerd",
        "npipe://./pipe/containerd-containerd, npipe:////./pipe/containerd-containerd",
        "\\\\.\\pipe\\containerd-containerd, npipe:////./pipe/containerd-containerd",
    })
    void shouldReadWhatPeopleWrite(String text, String expected) {
        assertThat(CriEndpoint.parse(text)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unix://", "unix://relative.sock", "tcp://127.0.0.1:1", "containerd.sock", "npipe://x"})
    void shouldRefuseWhatIsNoEndpointAndSayWhatOneLooksLike(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CriEndpoint.parse(text))
                .withMessageContaining("\"" + text + "\"")
                .withMessageContaining("unix:///run/containerd/containerd.sock");
    }

    @Test
    void shouldSayThatAPipeIsOutOfReachWhereThereAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnixTransports().to(new CriEndpoint.NamedPipe("containerd-containerd")))
                .withMessageContaining("npipe:////./pipe/containerd-containerd")
                .withMessageContaining("Give unix:///");
    }
}
