package dev.keadm.windows.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Registry} keeps. */
abstract class RegistryContract {
    private static final String TOP = "SOFTWARE\\KeadmRegistryContract";
    private static final String KEY = TOP + "\\Middle\\Inner";

    protected abstract Registry registry();

    @BeforeEach
    @AfterEach
    void removeKeys() throws IOException {
        registry().create("SOFTWARE");
        registry().deleteTree(TOP);
    }

    @Test
    void shouldFindNothingAtFirst() throws IOException {
        assertThat(registry().exists(KEY)).isFalse();
        assertThat(registry().read(KEY, "Value")).isEmpty();
        assertThat(registry().keys(KEY)).isEmpty();
        assertThat(registry().values(KEY)).isEmpty();
    }

    @Test
    void shouldNameTheKeysThatItMade() throws IOException {
        assertThat(registry().create(KEY)).containsExactly(TOP, TOP + "\\Middle", KEY);
        assertThat(registry().create(KEY)).isEmpty();
        assertThat(registry().create(TOP + "\\Middle\\Other")).containsExactly(TOP + "\\Middle\\Other");

        assertThat(registry().keys(TOP + "\\Middle")).containsExactly("Inner", "Other");
    }

    @Test
    void shouldReadBackEveryType() throws IOException {
        registry().create(KEY);
        Map<String, RegistryValue> all = Map.of(
                "Text", new RegistryValue.Text("Größe \"100 %\""),
                "Empty", new RegistryValue.Text(""),
                "Expandable", new RegistryValue.ExpandableText("%SystemRoot%\\System32\\x.exe"),
                "Number", new RegistryValue.Dword(0xFFFF_FFFFL),
                "Lines", new RegistryValue.Texts(List.of("A=1", "", "B=")),
                "NoLines", new RegistryValue.Texts(List.of()),
                "Bytes", new RegistryValue.Other(3, "00ff7f"),
                "Long", new RegistryValue.Text("x".repeat(5000)));

        for (Map.Entry<String, RegistryValue> entry : all.entrySet()) {
            registry().write(KEY, entry.getKey(), entry.getValue());
        }

        assertThat(registry().values(KEY)).isEqualTo(all);
        assertThat(registry().read(KEY, "EXPANDABLE"))
                .contains(new RegistryValue.ExpandableText("%SystemRoot%\\System32\\x.exe"));
    }

    @Test
    void shouldReplaceAndDeleteAValue() throws IOException {
        registry().create(KEY);
        registry().write(KEY, "", new RegistryValue.Text("default"));
        registry().write(KEY, "Value", new RegistryValue.Dword(1));
        registry().write(KEY, "value", new RegistryValue.Text("one"));

        assertThat(registry().values(KEY)).hasSize(2);
        assertThat(registry().read(KEY, "")).contains(new RegistryValue.Text("default"));
        assertThat(registry().read(KEY, "Value")).contains(new RegistryValue.Text("one"));

        registry().deleteValue(KEY, "Value");
        registry().deleteValue(KEY, "Value");
        registry().deleteValue(TOP + "\\Nowhere", "Value");
        assertThat(registry().read(KEY, "Value")).isEmpty();
    }

    @Test
    void shouldWriteOnlyIntoAKeyThatIsThere() {
        assertThatThrownBy(() -> registry().write(KEY, "Value", new RegistryValue.Dword(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("HKLM\\" + KEY);
    }

    @Test
    void shouldDeleteAKeyOnlyWithoutKeysBelowIt() throws IOException {
        registry().create(KEY);
        registry().write(KEY, "Value", new RegistryValue.Dword(1));

        assertThatThrownBy(() -> registry().delete(TOP)).isInstanceOf(IOException.class);
        registry().delete(KEY);
        registry().delete(KEY);

        assertThat(registry().exists(KEY)).isFalse();
        assertThat(registry().exists(TOP + "\\Middle")).isTrue();
    }

    @Test
    void shouldDeleteATree() throws IOException {
        registry().create(KEY);
        registry().create(TOP + "\\Other");
        registry().write(KEY, "Value", new RegistryValue.Dword(1));

        registry().deleteTree(TOP);

        assertThat(registry().exists(TOP)).isFalse();
        assertThat(registry().exists("SOFTWARE")).isTrue();
    }
}
