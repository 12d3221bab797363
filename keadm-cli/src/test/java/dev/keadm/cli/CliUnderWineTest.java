package dev.keadm.cli;

import dev.keadm.wine.TestsUnderWine;

final class CliUnderWineTest extends TestsUnderWine {}
