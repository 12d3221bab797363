package dev.keadm.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlWriterTest {
    @Test
    void shouldWriteBlockStyleAsGoDoes() throws YamlException {
        String text = """
                a:
                - x
                - k: v
                  l: []
                - - 1
                  - 2
                b:
                  c: {}
                  d: "0"
                e: null
                f: true
                """;

        assertThat(YamlWriter.write((YamlMap) YamlReader.read(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubeedge/pause:3.6",
                "https://192.0.2.2:10002",
                "192.0.2.2:10000",
                "1m0s",
                "10Mi",
                "15%",
                "unix:///run/containerd/containerd.sock",
                "C:\\etc\\kubeedge\\",
                "/etc/kubeedge/",
                "a b"
            })
    void shouldLeaveOrdinaryTextsPlain(String text) throws YamlException {
        assertThat(written(text)).isEqualTo("k: " + text + "\n");
        assertThat(readBack(text)).isEqualTo(text);
    }

    /** What YAML 1.1, as Go reads it, or YAML 1.2 would take for something else than a text. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "true",
                "Yes",
                "OFF",
                "n",
                "null",
                "~",
                "0",
                "1_000",
                "1e3",
                "0x1F",
                "0o17",
                ".5",
                "-1",
                "+1",
                "12:30:45",
                "2001-01-01",
                ".inf",
                ".NaN",
                "a: b",
                "a #b",
                "#a",
                "-",
                "- a",
                "?",
                ":",
                "a:",
                "*a",
                "&a",
                "!a",
                "|",
                ">",
                "%a",
                "@a",
                "`a",
                "{a",
                "[a",
                "a\nb",
                "a\tb",
                "\"a",
                "'a",
                "\\",
                "a\u0001",
                "é",
                "😀",
                "\u2028",
                "\ufeff",
                "=",
                "<<",
                "key with trailing blank ",
                "\u0085"
            })
    void shouldQuoteWhatOthersMisread(String text) throws YamlException {
        assertThat(written(text)).startsWith("k: \"");
        assertThat(readBack(text)).isEqualTo(text);
    }

    @Test
    void shouldReadBackWhateverWasWritten() throws YamlException {
        Random random = new Random(20261123);
        for (int round = 0; round < 1000; round++) {
            YamlMap map = (YamlMap) YamlReader.read(YamlWriter.write(map(random, 0)));
            String again = YamlWriter.write(map);
            assertThat(YamlWriter.write((YamlMap) YamlReader.read(again))).isEqualTo(again);
        }
    }

    private static YamlMap map(Random random, int depth) {
        LinkedHashMap<String, YamlNode> entries = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            entries.put("k" + text(random), node(random, depth + 1));
        }
        return YamlMap.of(entries);
    }

    private static YamlNode node(Random random, int depth) {
        return switch (random.nextInt(depth > 4 ? 3 : 5)) {
            case 0 -> YamlScalar.number(random.nextLong());
            case 1 -> YamlScalar.bool(random.nextBoolean());
            case 2 -> YamlScalar.text(text(random));
            case 3 -> {
                List<YamlNode> items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(node(random, depth + 1));
                }
                yield YamlList.of(items);
            }
            default -> random.nextInt(5) == 0 ? YamlMap.of(new LinkedHashMap<>()) : map(random, depth);
        };
    }

    private static String text(Random random) {
        String letters = "ab0:-#&*!|>'\"%@{}[],? \n\t\\é\u0007";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    private static String written(String text) {
        LinkedHashMap<String, YamlNode> entries = new LinkedHashMap<>();
        entries.put("k", YamlScalar.text(text));
        return YamlWriter.write(YamlMap.of(entries));
    }

    private static String readBack(String text) throws YamlException {
        YamlMap map = (YamlMap) YamlReader.read(written(text));
        return map.get("k") instanceof YamlScalar scalar && scalar.kind() == YamlScalar.Kind.TEXT
                ? scalar.text()
                : "not a text";
    }
}
