package dev.keadm.windows.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keadm.windows.jna.Kernel32FileChanges;
import dev.keadm.wine.Junctions;
import dev.keadm.wine.OnWindows;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnWindows
class ProtectedFoldersTest {
    private static final String OURS = "S-1-5-21-1-2-3-1001";
    private static final String SOMEBODY = "S-1-5-21-1-2-3-1002";
    private static final String PRIVATE = "O:BAD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)";

    @TempDir
    private Path temp;

    private final FakeFileSecurity security = new FakeFileSecurity();
    private final ProtectedFolders folders =
            new ProtectedFolders(security, new Kernel32FileChanges(), () -> new TrustedOwners(OURS));

    @Test
    void shouldMakeEachMissingFolderWithItsDescriptor() throws Exception {
        security.own(temp, OURS);

        assertThat(folders.create(temp.resolve("a/b"), Protection.PRIVATE))
                .containsExactly(temp.resolve("a"), temp.resolve("a/b"));

        assertThat(security.descriptors)
                .containsEntry(temp.resolve("a"), PRIVATE)
                .containsEntry(temp.resolve("a/b"), PRIVATE);
        assertThat(folders.create(temp.resolve("a/b"), Protection.MODIFY)).isEmpty();
        assertThat(security.descriptors).containsEntry(temp.resolve("a/b"), PRIVATE);
    }

    @Test
    void shouldPutNothingIntoAFolderOfSomebodyElse() throws Exception {
        Path theirs = Files.createDirectory(temp.resolve("KubeEdge"));
        security.own(theirs, SOMEBODY);

        assertThatThrownBy(() -> folders.create(theirs.resolve("certs"), Protection.PRIVATE))
                .hasMessageContaining(theirs.toString())
                .hasMessageContaining("belongs to " + SOMEBODY);
        assertThatThrownBy(() -> folders.create(theirs, Protection.PRIVATE)).hasMessageContaining(SOMEBODY);
        assertThatThrownBy(() -> folders.protect(theirs, Protection.PRIVATE)).hasMessageContaining(SOMEBODY);

        assertThat(theirs).isEmptyDirectory();
        assertThat(security.descriptors).isEmpty();
    }

    @Test
    void shouldRefuseAFolderWithoutOwner() {
        security.own(temp, null);

        assertThatThrownBy(() -> folders.create(temp.resolve("a"), Protection.PRIVATE))
                .hasMessageContaining("it has no owner");
    }

    @Test
    void shouldRefuseAFolderThatLeadsElsewhere() throws Exception {
        Files.createDirectory(temp.resolve("elsewhere"));
        assumeTrue(Junctions.make(temp, "KubeEdge", "elsewhere"), Junctions.NONE);

        try {
            assertThatThrownBy(() -> folders.create(temp.resolve("KubeEdge/certs"), Protection.PRIVATE))
                    .hasMessageContaining(temp.resolve("KubeEdge").toString())
                    .hasMessageContaining("a link or a junction");
            assertThat(temp.resolve("elsewhere")).isEmptyDirectory();
        } finally {
            Junctions.remove(temp, "KubeEdge");
        }
    }

    @Test
    void shouldFindItselfAmongTheTrusted() throws Exception {
        Path made = temp.resolve("made");
        new ProtectedFolders().create(made, Protection.PRIVATE);

        new ProtectedFolders().requireOurs(made);

        assertThat(made).isDirectory();
    }
}
