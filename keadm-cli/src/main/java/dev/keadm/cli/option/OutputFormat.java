package dev.keadm.cli.option;

/** As written on the command line. */
public enum OutputFormat {
    text,
    json
}
