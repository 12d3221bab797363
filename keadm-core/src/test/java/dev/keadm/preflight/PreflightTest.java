package dev.keadm.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PreflightTest {
    private static final Check TOKEN = check("token", Finding.error("token", "The token is old.", "Get another."));
    private static final Check PORTS = check("ports", Finding.error("ports", "Port 1 is in use.", "End it."));
    private static final Check DISK = check("disk", Finding.warning("disk", "The disk is small.", ""));

    @Test
    void shouldReportAllErrorsTogether() throws Exception {
        Check memory = check("memory", Finding.error("memory", "The memory is small.", "Add some."));

        PreflightReport report = new Preflight(List.of(memory, DISK, PORTS), Set.of()).run();

        assertThat(report.of(Severity.WARNING)).extracting(Finding::check).containsExactly("disk");
        assertThatThrownBy(report::requireNoErrors)
                .isInstanceOfSatisfying(KeadmException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.PREFLIGHT);
                    assertThat(e.hint()).contains("--ignore-preflight-errors memory,ports");
                })
                .hasMessage("""
                        2 checks failed, nothing was changed:
                          [memory] The memory is small. Add some.
                          [ports] Port 1 is in use. End it.\
                        """);
    }

    @Test
    void shouldDemoteWhatTheUserKnowsBetter() throws Exception {
        PreflightReport named = new Preflight(List.of(PORTS), Set.of("ports")).run();
        PreflightReport all = new Preflight(List.of(PORTS), Set.of(Preflight.ALL)).run();

        assertThatCode(named::requireNoErrors).doesNotThrowAnyException();
        assertThat(all.of(Severity.WARNING)).hasSize(1);
    }

    @Test
    void shouldNotOfferToGoOnWithoutAToken() throws Exception {
        PreflightReport report = new Preflight(List.of(TOKEN, PORTS), Set.of(Preflight.ALL)).run();

        assertThat(report.of(Severity.ERROR)).extracting(Finding::check).containsExactly("token");
        assertThatThrownBy(report::requireNoErrors)
                .isInstanceOfSatisfying(
                        KeadmException.class, e -> assertThat(e.hint()).isEmpty());
        assertThatThrownBy(() -> Preflight.requireDemotable(Set.of("ports", "token", "ca-hash")))
                .isInstanceOfSatisfying(
                        KeadmException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
                .hasMessageContaining("cannot name ca-hash,token");
        assertThatCode(() -> Preflight.requireDemotable(Set.of(Preflight.ALL, "ports")))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldNameTheCheckThatWasMeant() throws Exception {
        PreflightReport report = new Preflight(List.of(PORTS), Set.of("prots", "xyzzyxyz")).run();

        assertThat(report.of(Severity.WARNING))
                .extracting(Finding::text)
                .containsExactly(
                        "--ignore-preflight-errors names 'prots', which is no check of this join. Did you mean ports?",
                        "--ignore-preflight-errors names 'xyzzyxyz', which is no check of this join.");
    }

    @Test
    void shouldReportACheckThatCouldNotBeCarriedOut() throws Exception {
        Check broken = new Check() {
            @Override
            public String id() {
                return "runtime";
            }

            @Override
            public List<Finding> run() throws IOException {
                throw new IOException("permission denied");
            }
        };

        assertThat(new Preflight(List.of(broken), Set.of()).run().of(Severity.ERROR))
                .singleElement()
                .extracting(Finding::message)
                .isEqualTo("The check 'runtime' could not be carried out: permission denied.");
    }

    @Test
    void shouldSayOnceThatTheClockIsWrong() throws Exception {
        Check cloud = check("cloud", Finding.warning("clock", "It is behind CloudCore's.", ""));
        Check releases = check("downloads", Finding.warning("clock", "It is behind github.com's.", ""));
        Check agrees = check("cloud", Finding.ok("clock", "It agrees with CloudCore's."));

        assertThat(new Preflight(List.of(cloud, DISK, releases), Set.of()).run().findings())
                .extracting(Finding::message)
                .containsExactly("It is behind CloudCore's.", "The disk is small.");
        assertThat(new Preflight(List.of(agrees, releases), Set.of()).run().of(Severity.WARNING))
                .hasSize(1);
    }

    private static Check check(String id, Finding finding) {
        return new Check() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public List<Finding> run() {
                return List.of(finding);
            }
        };
    }
}
