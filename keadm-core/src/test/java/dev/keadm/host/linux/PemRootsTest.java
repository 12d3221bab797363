package dev.keadm.host.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.host.TrustedRoots;
import dev.keadm.host.TrustedRootsContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PemRootsTest extends TrustedRootsContract {
    private static final HeldCertificate ONE = authority("one");
    private static final HeldCertificate TWO = authority("two");

    @TempDir
    Path dir;

    @Override
    protected TrustedRoots roots() throws IOException {
        Path file = Files.write(
                dir.resolve("bundle.crt"),
                ("# Autorité Ünö\n" + ONE.certificatePem() + "\n# two\n" + TWO.certificatePem())
                        .replace("\n", "\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        return new PemRoots(List.of(dir.resolve("elsewhere.crt"), file));
    }

    @Test
    void shouldGiveEachBlockOfTheFirstFileThatIsThere() throws Exception {
        Path further =
                Files.writeString(dir.resolve("further.pem"), authority("three").certificatePem());
        PemRoots roots = new PemRoots(
                List.of(dir.resolve("none"), ((PemRoots) roots()).places().getLast(), further));

        assertThat(roots.encoded())
                .containsExactly(
                        ONE.certificate().getEncoded(), TWO.certificate().getEncoded());
    }

    @Test
    void shouldReadPastABlockThatIsCutShort() throws Exception {
        Path file = Files.writeString(
                dir.resolve("cut.crt"),
                ONE.certificatePem().substring(0, 100) + "\n-----BEGIN CERTIFICATE-----\nbase64 it is not!\n"
                        + "-----END CERTIFICATE-----\n" + TWO.certificatePem());

        assertThat(new PemRoots(List.of(file)).encoded())
                .hasSize(2)
                .last()
                .isEqualTo(TWO.certificate().getEncoded());
    }

    @Test
    void shouldHaveNoneWhereNoDistributionKeepsAny() throws Exception {
        assertThat(new PemRoots(List.of(dir.resolve("none"))).encoded()).isEmpty();
    }

    @Test
    void shouldNameAFileThatCannotBeUsed() throws Exception {
        Path empty = Files.writeString(dir.resolve("empty.crt"), "");

        assertThatThrownBy(() -> new PemRoots(List.of(empty)).encoded())
                .isInstanceOf(IOException.class)
                .hasMessageContaining(empty.toString());
        assertThatThrownBy(() -> new PemRoots(List.of(dir)).encoded()).isInstanceOf(IOException.class);
    }

    private static HeldCertificate authority(String name) {
        return new HeldCertificate.Builder()
                .commonName(name)
                .certificateAuthority(0)
                .build();
    }
}
