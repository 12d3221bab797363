package dev.keadm.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link HostFiles} keeps. */
public abstract class HostFilesContract {
    private static final String NO_LINKS = "this file system has no links";

    protected abstract HostFiles files();

    /** An empty folder to play in. */
    protected abstract Path folder();

    /** When the file was written last, as others see it. */
    protected abstract Instant modified(Path file) throws IOException;

    /** Whether the file system under the folder can make links; where it cannot, {@link HostFiles#link} must say so. */
    protected boolean makesLinks() {
        return true;
    }

    /** Whether the file system under the folder keeps the right to read and that to execute as two. */
    protected boolean tellsReadingFromExecuting() throws IOException {
        return true;
    }

    private Path at(String name) {
        return folder().resolve(name);
    }

    @Test
    void shouldSayThatNothingIsThere() throws IOException {
        assertThat(files().status(at("none"))).isEqualTo(new FileStatus.Absent());
        assertThat(files().status(at("none/below"))).isEqualTo(new FileStatus.Absent());
    }

    @Test
    void shouldReadWhatWasWrittenAndReplaceIt() throws Exception {
        files().write(at("f"), Access.READABLE, "old");
        files().write(at("f"), Access.READABLE, "new\u00e9");

        assertThat(files().readString(at("f"))).isEqualTo("new\u00e9");
        assertThat(files().status(at("f")))
                .isInstanceOfSatisfying(
                        FileStatus.RegularFile.class,
                        file -> assertThat(file.size()).isEqualTo(5));
        assertThat(files().list(folder())).containsExactly(at("f"));
    }

    @Test
    void shouldTellPrivateFromReadable() throws Exception {
        files().write(at("private"), Access.PRIVATE, "");
        files().write(at("readable"), Access.READABLE, "");

        assertThat(files().status(at("private"))).isNotEqualTo(files().status(at("readable")));
    }

    @Test
    void shouldTellReadableFromExecutable() throws Exception {
        assumeTrue(tellsReadingFromExecuting(), "this file system keeps no difference between reading and executing");
        files().write(at("readable"), Access.READABLE, "");
        files().write(at("executable"), Access.EXECUTABLE, "");

        assertThat(files().status(at("readable"))).isNotEqualTo(files().status(at("executable")));
    }

    @Test
    void shouldGiveACopyTheTimeOfItsOriginal() throws Exception {
        Instant old = Instant.parse("2020-02-29T12:34:56Z");

        files().write(at("copy"), Access.EXECUTABLE, old, stream -> stream.write('c'));
        files().write(at("new"), Access.READABLE, "new");

        assertThat(files().readString(at("copy"))).isEqualTo("c");
        assertThat(modified(at("copy"))).isEqualTo(old);
        assertThat(modified(at("new"))).isAfter(old);
        files().move(at("copy"), at("moved"));
        assertThat(modified(at("moved"))).isEqualTo(old);
    }

    @Test
    void shouldKeepWhatWasThereWhenWritingFails() throws Exception {
        files().write(at("f"), Access.READABLE, "old");

        assertThatThrownBy(() -> files().write(at("f"), Access.READABLE, stream -> {
                    stream.write('n');
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");

        assertThat(files().readString(at("f"))).isEqualTo("old");
        assertThat(files().list(folder())).containsExactly(at("f"));
    }

    @Test
    void shouldNotWriteIntoAFolderThatIsNotThere() {
        assertThatThrownBy(() -> files().write(at("none/f"), Access.READABLE, "text"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none");
    }

    @Test
    void shouldNameTheFoldersThatItMade() throws IOException {
        assertThat(files().createFolders(at("a/b/c"), Access.PRIVATE)).containsExactly(at("a"), at("a/b"), at("a/b/c"));
        assertThat(files().createFolders(at("a/b/c"), Access.PRIVATE)).isEmpty();
        assertThat(files().status(at("a/b"))).isInstanceOf(FileStatus.Folder.class);
    }

    @Test
    void shouldNotMakeAFolderWhereAFileIs() throws Exception {
        files().write(at("f"), Access.READABLE, "text");

        assertThatThrownBy(() -> files().createFolders(at("f/below"), Access.PRIVATE))
                .isInstanceOf(IOException.class);
        assertThat(files().readString(at("f"))).isEqualTo("text");
    }

    @Test
    void shouldShowLinksAndReadThroughThem() throws Exception {
        assumeTrue(makesLinks(), NO_LINKS);
        files().write(at("f"), Access.READABLE, "text");
        files().link(at("l"), Path.of("f"));

        assertThat(files().status(at("l"))).isEqualTo(new FileStatus.Link(Path.of("f")));
        assertThat(files().readString(at("l"))).isEqualTo("text");
        assertThatThrownBy(() -> files().link(at("f"), Path.of("l"))).isInstanceOf(IOException.class);
    }

    @Test
    void shouldSayWhenThereIsNoLinkAfterAll() throws Exception {
        files().write(at("f"), Access.READABLE, "text");

        if (makesLinks()) {
            files().link(at("l"), Path.of("f"));
            assertThat(files().status(at("l"))).isInstanceOf(FileStatus.Link.class);
        } else {
            assertThatThrownBy(() -> files().link(at("l"), Path.of("f")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(at("l").toString());
            assertThat(files().status(at("l"))).isEqualTo(new FileStatus.Absent());
        }
    }

    @Test
    void shouldMoveOverAFile() throws Exception {
        files().write(at("from"), Access.PRIVATE, "moved");
        files().write(at("to"), Access.READABLE, "old");
        FileStatus before = files().status(at("from"));

        files().move(at("from"), at("to"));

        assertThat(files().readString(at("to"))).isEqualTo("moved");
        assertThat(files().status(at("to"))).isEqualTo(before);
        assertThat(files().status(at("from"))).isEqualTo(new FileStatus.Absent());
    }

    @Test
    void shouldDeleteALinkAndNotWhatItLeadsTo() throws Exception {
        assumeTrue(makesLinks(), NO_LINKS);
        files().createFolders(at("full"), Access.READABLE);
        files().write(at("full/f"), Access.READABLE, "text");
        files().link(at("l"), Path.of("full"));

        files().delete(at("l"));

        assertThat(files().list(folder())).containsExactly(at("full"));
        assertThat(files().list(at("full"))).containsExactly(at("full/f"));
    }

    @Test
    void shouldDeleteFilesAndEmptyFoldersAndNothingElse() throws Exception {
        files().createFolders(at("full"), Access.READABLE);
        files().createFolders(at("empty"), Access.READABLE);
        files().write(at("full/f"), Access.READABLE, "text");
        files().write(at("g"), Access.READABLE, "text");

        files().delete(at("g"));
        files().delete(at("empty"));
        files().delete(at("none"));
        files().delete(at("none/below"));

        assertThatThrownBy(() -> files().delete(at("full"))).isInstanceOf(IOException.class);
        assertThat(files().list(folder())).containsExactly(at("full"));
    }

    @Test
    void shouldDeleteATree() throws Exception {
        files().createFolders(at("top/below/empty"), Access.READABLE);
        files().write(at("top/f"), Access.PRIVATE, "text");
        files().write(at("top/below/g"), Access.EXECUTABLE, "text");
        files().write(at("beside"), Access.READABLE, "text");

        files().deleteTree(at("top"));
        files().deleteTree(at("top"));
        files().deleteTree(at("none/below"));

        assertThat(files().list(folder())).containsExactly(at("beside"));
        files().deleteTree(at("beside"));
        assertThat(files().list(folder())).isEmpty();
    }

    @Test
    void shouldNotDeleteWhatLinksInATreeLeadTo() throws Exception {
        assumeTrue(makesLinks(), NO_LINKS);
        files().createFolders(at("top/below"), Access.READABLE);
        files().createFolders(at("other"), Access.READABLE);
        files().write(at("other/f"), Access.READABLE, "text");
        files().link(at("top/below/l"), at("other"));

        files().deleteTree(at("top"));

        assertThat(files().list(folder())).containsExactly(at("other"));
        assertThat(files().readString(at("other/f"))).isEqualTo("text");
    }
}
