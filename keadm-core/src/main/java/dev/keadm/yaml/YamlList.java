package dev.keadm.yaml;

import java.util.List;

public record YamlList(List<YamlNode> items, int line) implements YamlNode {
    public YamlList {
        items = List.copyOf(items);
    }

    public static YamlList of(List<? extends YamlNode> items) {
        return new YamlList(List.copyOf(items), 0);
    }

    @Override
    public String describe() {
        return "a list";
    }
}
