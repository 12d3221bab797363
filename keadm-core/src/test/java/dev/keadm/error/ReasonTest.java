package dev.keadm.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.junit.jupiter.api.Test;

class ReasonTest {
    @Test
    void shouldSayWhatIsWrongWithAFile() {
        assertThat(Reason.of(new NoSuchFileException("/nope"))).isEqualTo("'/nope': it does not exist");
        assertThat(Reason.of(new AccessDeniedException("/etc/x"))).isEqualTo("'/etc/x': permission denied");
        assertThat(Reason.of(new NotDirectoryException("/etc/x"))).isEqualTo("'/etc/x': it is no folder");
        assertThat(Reason.of(new FileSystemException("/a", "/b", "No space left on device")))
                .isEqualTo("'/a' to '/b': No space left on device");
    }

    @Test
    void shouldLeaveOtherMessagesAsTheyAre() {
        assertThat(Reason.of(new IOException("CRI call Version failed"))).isEqualTo("CRI call Version failed");
        assertThat(Reason.of(new KeadmException(ErrorCode.USAGE, "No such option.", "")))
                .isEqualTo("No such option.");
        assertThat(Reason.of(new IOException())).contains("java.io.IOException");
    }
}
