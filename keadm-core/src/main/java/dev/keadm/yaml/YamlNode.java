package dev.keadm.yaml;

/** A value in a YAML document. Nodes never change; lines count from 1, and 0 says that the node came from no file. */
public sealed interface YamlNode permits YamlMap, YamlList, YamlScalar {
    int line();

    /** What it is, for messages: {@code a mapping}, {@code the text 'abc'}. */
    String describe();
}
