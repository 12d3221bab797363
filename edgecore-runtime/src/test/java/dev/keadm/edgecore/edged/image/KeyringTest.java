package dev.keadm.edgecore.edged.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keadm.edgecore.edged.Golden;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyringTest {
    static Stream<List<String>> matches() {
        return Golden.rows("registry-matches.tsv", 3).stream();
    }

    static Stream<List<String>> keyrings() {
        return Golden.rows("keyrings.tsv", 3).stream();
    }

    @ParameterizedTest
    @MethodSource("matches")
    void shouldMatchRegistriesAsKubernetesDoes(List<String> row) {
        boolean matches = RegistryMatch.parse(row.get(0))
                .flatMap(entry -> RegistryMatch.parse(row.get(1)).map(entry::matches))
                .orElse(false);
        assertThat(matches).isEqualTo(Boolean.parseBoolean(row.get(2)));
    }

    @ParameterizedTest
    @MethodSource("keyrings")
    void shouldPickPasswordsInKubernetesOrder(List<String> row) {
        Keyring keyring = new Keyring();
        for (String entry : row.get(0).split(",", -1)) {
            assertThat(keyring.add(entry, new Credentials(entry, "p"))).isTrue();
        }
        List<String> expected =
                row.get(2).isEmpty() ? List.of() : List.of(row.get(2).split(",", -1));
        assertThat(keyring.lookup(row.get(1))).extracting(Credentials::username).isEqualTo(expected);
    }

    @Test
    void shouldTryAllPasswordsOfOneRegistry() {
        Keyring keyring = new Keyring();
        keyring.add("r.io", new Credentials("old", "1"));
        keyring.add("https://r.io", new Credentials("new", "2"));
        assertThat(keyring.lookup("r.io/x")).extracting(Credentials::username).containsExactly("old", "new");
    }

    @Test
    void shouldSayWhenAnEntryIsNoRegistry() {
        assertThat(new Keyring().add("r.io:*", new Credentials("u", "p"))).isFalse();
    }

    @Test
    void shouldNeverShowAPassword() {
        assertThat(new Credentials("user", "hush")).asString().doesNotContain("hush", "user");
    }
}
