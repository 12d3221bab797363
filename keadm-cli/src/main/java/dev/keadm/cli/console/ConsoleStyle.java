package dev.keadm.cli.console;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a run is shown.
 *
 * @param json one object per event on standard output, in place of lines for people
 * @param verbose say more
 * @param color colours and live lines are allowed, where there is a terminal
 * @param runLog also written to, with times
 */
public record ConsoleStyle(boolean json, boolean verbose, boolean color, Optional<Path> runLog) {}
