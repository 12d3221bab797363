package dev.keadm.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {
    @Test
    void shouldKeepOrderKindsAndLines() throws YamlException {
        YamlMap map = (YamlMap) YamlReader.read("b: 1\na:\n  - x\n  - '2'\nc: null\nd: true\ne: yes\n");

        assertThat(map.entries().keySet()).containsExactly("b", "a", "c", "d", "e");
        assertThat(map.get("b")).isEqualTo(new YamlScalar("1", YamlScalar.Kind.NUMBER, 1));
        assertThat(map.get("a"))
                .isEqualTo(new YamlList(
                        List.of(
                                new YamlScalar("x", YamlScalar.Kind.TEXT, 3),
                                new YamlScalar("2", YamlScalar.Kind.TEXT, 4)),
                        3));
        assertThat(map.get("c")).isEqualTo(new YamlScalar("", YamlScalar.Kind.NULL, 5));
        assertThat(map.get("d")).isEqualTo(new YamlScalar("true", YamlScalar.Kind.BOOLEAN, 6));
        assertThat(map.get("e")).isEqualTo(new YamlScalar("yes", YamlScalar.Kind.TEXT, 7));
    }

    @Test
    void shouldCopyAliasesIn() throws YamlException {
        YamlMap map = (YamlMap) YamlReader.read("a: &x {k: v}\nb: *x\n");

        assertThat(map.get("b")).isEqualTo(map.get("a"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: 1\\na: 2       | 2 | the key 'a' is there twice, first in line 1",
                "a: b: c           | 1 | it is no well-formed YAML",
                "a: [1, 2          | 1 | it is no well-formed YAML",
                "a: 'open          | 1 | it is no well-formed YAML",
                "a: *nobody        | 1 | the alias '*nobody' stands for nothing before it",
                "<<: {a: b}        | 1 | merge keys ('<<') are not read: write the keys out",
                "a: 1\\n---\\nb: 2 | 3 | a second document begins here, only one is read",
                "a: 1\\nb\\0\\0    | 2 | it holds zero bytes, as a file does that was not written to its end",
                "#                 | 0 | it is empty",
            })
    void shouldNameLineAndFault(String text, int line, String message) {
        String unescaped = text.replace("\\n", "\n").replace("\\0", "\0");

        assertThatThrownBy(() -> YamlReader.read(unescaped))
                .isInstanceOf(YamlException.class)
                .hasMessageStartingWith(message)
                .extracting(e -> ((YamlException) e).line())
                .isEqualTo(line);
    }

    @Test
    void shouldRefuseAliasesThatMultiply() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String before = "*a" + (i - 1);
            bomb.append("a%d: &a%d [%s, %s, %s, %s, %s]\n".formatted(i, i, before, before, before, before, before));
        }

        assertThatThrownBy(() -> YamlReader.read(bomb.toString()))
                .isInstanceOf(YamlException.class)
                .hasMessageContaining("holds more than 100000 values");
    }

    @Test
    void shouldRefuseWhatIsNestedTooDeep() {
        assertThatThrownBy(() -> YamlReader.read("[".repeat(200) + "]".repeat(200)))
                .isInstanceOf(YamlException.class)
                .hasMessageContaining("nested deeper than 64 levels");
    }

    /** Whatever the bytes, the answer is a tree or a {@link YamlException}. */
    @Test
    void shouldNeverFailOtherwise() {
        Random random = new Random(20261123);
        String seed =
                "apiVersion: v1\nmodules:\n  edged:\n    labels: {a: b, \"c\": 'd'}\n    list: [1, 2.5, &x y, *x]\n    t: |\n      text\n";
        String odd = ":-#&*!|>'\"%@`{}[],? \n\t\\\u0001\ufeff\u2028x0";
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder(seed);
            for (int change = random.nextInt(6); change >= 0; change--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, odd.charAt(random.nextInt(odd.length())));
                    case 1 -> text.insert(at, odd.charAt(random.nextInt(odd.length())));
                    default -> text.setLength(Math.max(1, at));
                }
            }
            try {
                assertThat(YamlReader.read(text.toString())).isNotNull();
            } catch (YamlException e) {
                assertThat(e).hasMessageMatching("(?s).+");
            }
        }
    }
}
