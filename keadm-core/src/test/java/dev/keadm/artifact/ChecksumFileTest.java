package dev.keadm.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChecksumFileTest {
    private static final String A = "a".repeat(64);
    private static final String B = "B".repeat(128);

    private static Artifact artifact(String name) {
        return new Artifact(name, "1", name, URI.create("http://test/" + name), URI.create("http://test/SHA256SUMS"));
    }

    @Test
    void shouldTakeTheOnlyDigestOfAFileThatIsCalledAfterTheArtifact() {
        Artifact zip = new Artifact(
                "cni",
                "0.3.1",
                "cni-v0.3.1.zip",
                URI.create("http://test/cni-v0.3.1.zip"),
                URI.create("http://test/cni-v0.3.1.zip.sha256"));

        assertThat(ChecksumFile.find(A + "  ./release/cni-0.3.1.zip\n", zip)).contains(new Digest("sha256", A));
        assertThat(ChecksumFile.find(A + "  ./release/cni-v0.3.1.zip\n", zip)).contains(new Digest("sha256", A));
        assertThat(ChecksumFile.find(A + "  x\n" + "0".repeat(64) + "  y\n", zip))
                .isEmpty();
    }

    @Test
    void shouldFindTheNamedFileInASignedList() {
        String text = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n" + "0".repeat(64) + "  runc.arm64\n" + A
                + " *runc.amd64\n-----BEGIN PGP SIGNATURE-----\n\n" + "iQ==\n";

        assertThat(ChecksumFile.find(text, artifact("runc.amd64"))).contains(new Digest("sha256", A));
    }

    @Test
    void shouldTakeABareDigest() {
        assertThat(ChecksumFile.find(B + "\n", artifact("x")))
                .contains(new Digest("sha512", B.toLowerCase(java.util.Locale.ROOT)));
        assertThat(ChecksumFile.find(A + "  ./dir/x\r\n", artifact("x"))).contains(new Digest("sha256", A));
    }

    @Test
    void shouldTakeNothingElse() {
        assertThat(ChecksumFile.find("", artifact("x"))).isEmpty();
        assertThat(ChecksumFile.find(A + "  y\n", artifact("x"))).isEmpty();
        assertThat(ChecksumFile.find("0".repeat(64) + "  x\n" + A + "  x\n", artifact("x")))
                .isEmpty();
        assertThat(ChecksumFile.find("<html>" + A + "</html>", artifact("x"))).isEmpty();
        assertThat(ChecksumFile.find(A.substring(1) + "  x", artifact("x"))).isEmpty();
    }

    /** Whatever the text, only a digest that stands in it comes out. */
    @Test
    void shouldNeverInventADigest() {
        Random random = new Random(20261123);
        String letters = "0123456789abcdefABCDEF  *\n\tx./";
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder(A + "  x\n" + B + "\n");
            for (int change = random.nextInt(20); change >= 0; change--) {
                text.setCharAt(random.nextInt(text.length()), letters.charAt(random.nextInt(letters.length())));
            }
            ChecksumFile.find(text.toString(), artifact("x"))
                    .ifPresent(digest -> assertThat(text.toString()).containsIgnoringCase(digest.hex()));
        }
    }
}
