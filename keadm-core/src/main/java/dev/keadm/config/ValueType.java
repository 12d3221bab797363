package dev.keadm.config;

import dev.keadm.yaml.YamlList;
import dev.keadm.yaml.YamlMap;
import dev.keadm.yaml.YamlNode;
import dev.keadm.yaml.YamlScalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a key's value may be, as Go's decoder sees it. Numbers pass for texts, since Go's YAML lets them. */
enum ValueType {
    TEXT("a text"),
    SWITCH("true or false"),
    INT32("a whole number from -2147483648 to 2147483647"),
    INT64("a whole number"),
    UINT8("a whole number from 0 to 255"),
    DECIMAL("a number"),
    DURATION("a duration such as 1m30s, 10s or 100ms"),
    LIST("a list of texts"),
    TEXTS("a mapping of texts"),
    SWITCHES("a mapping of true or false"),
    TAINTS("a list of taints, each with key, value and effect"),
    ANY("anything"),
    SECTION("a mapping");

    private static final Set<String> TRUE = Set.of("true", "yes", "on");
    private static final Set<String> FALSE = Set.of("false", "no", "off");
    private static final Set<String> TAINT_KEYS = Set.of("key", "value", "effect", "timeAdded");

    private final String expected;

    ValueType(String expected) {
        this.expected = expected;
    }

    static ValueType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** For messages: {@code a whole number}. */
    String expected() {
        return expected;
    }

    boolean accepts(YamlNode node) {
        return switch (this) {
            case TEXT -> isText(node);
            case SWITCH -> isSwitch(node);
            case INT32 -> isWhole(node, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case INT64 -> isWhole(node, Long.MIN_VALUE, Long.MAX_VALUE);
            case UINT8 -> isWhole(node, 0, 255);
            case DECIMAL -> isNumber(node);
            case DURATION -> isDuration(node);
            case LIST -> node instanceof YamlList list && list.items().stream().allMatch(ValueType::isText);
            case TEXTS ->
                node instanceof YamlMap map && map.entries().values().stream().allMatch(ValueType::isText);
            case SWITCHES ->
                node instanceof YamlMap map && map.entries().values().stream().allMatch(ValueType::isSwitch);
            case TAINTS ->
                node instanceof YamlList list && list.items().stream().allMatch(ValueType::isTaint);
            case ANY -> true;
            case SECTION -> node instanceof YamlMap;
        };
    }

    /** The node for a value in {@link KnownKeys}' notation. */
    YamlNode node(String notation) {
        return switch (this) {
            case TEXT, DURATION, ANY -> YamlScalar.text(notation);
            case SWITCH -> new YamlScalar(notation, YamlScalar.Kind.BOOLEAN, 0);
            case INT32, INT64, UINT8, DECIMAL -> new YamlScalar(notation, YamlScalar.Kind.NUMBER, 0);
            case LIST ->
                YamlList.of(Arrays.stream(inner(notation)).map(YamlScalar::text).toList());
            case TEXTS -> {
                LinkedHashMap<String, YamlNode> entries = new LinkedHashMap<>();
                for (String pair : inner(notation)) {
                    int equals = pair.indexOf('=');
                    entries.put(pair.substring(0, equals), YamlScalar.text(pair.substring(equals + 1)));
                }
                yield YamlMap.of(entries);
            }
            case SWITCHES, TAINTS, SECTION -> throw new IllegalArgumentException("no default is written for " + this);
        };
    }

    private static String[] inner(String notation) {
        return notation.substring(1, notation.length() - 1).split(" ", -1);
    }

    static boolean asSwitch(YamlNode node) {
        return node instanceof YamlScalar scalar && TRUE.contains(scalar.text().toLowerCase(Locale.ROOT));
    }

    private static boolean isSwitch(YamlNode node) {
        if (!(node instanceof YamlScalar scalar)) {
            return false;
        }
        String text = scalar.text().toLowerCase(Locale.ROOT);
        boolean go11 = scalar.kind() == YamlScalar.Kind.TEXT && !text.equals("true") && !text.equals("false");
        return (go11 || scalar.kind() == YamlScalar.Kind.BOOLEAN) && (TRUE.contains(text) || FALSE.contains(text));
    }

    private static boolean isText(YamlNode node) {
        return node instanceof YamlScalar scalar && !scalar.isNull();
    }

    private static boolean isWhole(YamlNode node, long least, long most) {
        if (!(node instanceof YamlScalar scalar) || scalar.kind() != YamlScalar.Kind.NUMBER) {
            return false;
        }
        if (!scalar.text().matches("[-+]?(0|[1-9][0-9]*)")) {
            return false;
        }
        BigInteger value = new BigInteger(scalar.text());
        return value.compareTo(BigInteger.valueOf(least)) >= 0 && value.compareTo(BigInteger.valueOf(most)) <= 0;
    }

    private static boolean isNumber(YamlNode node) {
        if (!(node instanceof YamlScalar scalar) || scalar.kind() != YamlScalar.Kind.NUMBER) {
            return false;
        }
        try {
            return Double.isFinite(new BigDecimal(scalar.text()).doubleValue());
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private static boolean isDuration(YamlNode node) {
        return node instanceof YamlScalar scalar
                && scalar.kind() == YamlScalar.Kind.TEXT
                && GoDuration.parse(scalar.text()).isPresent();
    }

    private static boolean isTaint(YamlNode node) {
        return node instanceof YamlMap map
                && TAINT_KEYS.containsAll(map.entries().keySet())
                && textUnder(map, "key").isPresent()
                && textUnder(map, "effect").isPresent();
    }

    static Optional<String> textUnder(YamlMap map, String key) {
        return map.get(key) instanceof YamlScalar scalar && !scalar.isNull()
                ? Optional.of(scalar.text())
                : Optional.empty();
    }
}
