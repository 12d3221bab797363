package dev.keadm.cli.console;

import io.avaje.jsonb.Json;

/** The last line of a run that did not end well, with {@code --output json}. */
@Json
public record ErrorEvent(String event, String code, int exitCode, String message, String hint) {}
