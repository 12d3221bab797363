package dev.keadm.sandbox.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Label and field selectors, as {@code kubectl get -l} and {@code --field-selector} write them. */
public final class Selector implements Predicate<JsonNode> {
    private static final Pattern SET = Pattern.compile("\\s*(\\S+)\\s+(in|notin)\\s+\\(([^)]*)\\)\\s*");
    private static final Pattern COMMA_OUTSIDE_PARENTHESES = Pattern.compile(",(?![^(]*\\))");

    private final List<Predicate<JsonNode>> requirements = new ArrayList<>();

    private Selector() {}

    /**
     * @param labels empty for all
     * @param fields empty for all; any path of the object to a text, such as {@code spec.nodeName}
     */
    public static Selector of(String labels, String fields) {
        Selector selector = new Selector();
        for (String term : terms(labels)) {
            selector.requirements.add(label(term));
        }
        for (String term : terms(fields)) {
            selector.requirements.add(field(term));
        }
        return selector;
    }

    public static Selector all() {
        return new Selector();
    }

    @Override
    public boolean test(JsonNode object) {
        return requirements.stream().allMatch(requirement -> requirement.test(object));
    }

    private static List<String> terms(String text) {
        return COMMA_OUTSIDE_PARENTHESES
                .splitAsStream(text)
                .filter(term -> !term.isBlank())
                .toList();
    }

    private static Predicate<JsonNode> label(String term) {
        Matcher set = SET.matcher(term);
        if (set.matches()) {
            List<String> values = Arrays.stream(set.group(3).split(",", -1))
                    .map(String::strip)
                    .toList();
            boolean wanted = set.group(2).equals("in");
            return object -> values.contains(labelValue(object, set.group(1))) == wanted;
        }
        if (term.contains("=")) {
            return equality(term, Selector::labelValue);
        }
        boolean wanted = !term.startsWith("!");
        String name = (wanted ? term : term.substring(1)).strip();
        return object -> object.path("metadata").path("labels").has(name) == wanted;
    }

    private static Predicate<JsonNode> field(String term) {
        if (!term.contains("=")) {
            throw ApiException.badRequest("invalid field selector: '" + term + "'");
        }
        return equality(term, (object, name) -> Trees.text(object, name.split("\\.", -1)));
    }

    private interface Reader {
        String read(JsonNode object, String name);
    }

    private static Predicate<JsonNode> equality(String term, Reader reader) {
        int at = term.indexOf('=');
        boolean wanted = at == 0 || term.charAt(at - 1) != '!';
        String name = term.substring(0, wanted ? at : at - 1).strip();
        String value = term.substring(at + 1).replaceFirst("^=", "").strip();
        return object -> reader.read(object, name).equals(value) == wanted;
    }

    private static String labelValue(JsonNode object, String name) {
        return Trees.text(object, "metadata", "labels", name);
    }
}
