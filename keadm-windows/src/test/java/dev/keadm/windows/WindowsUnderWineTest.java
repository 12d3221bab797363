package dev.keadm.windows;

import dev.keadm.wine.TestsUnderWine;

final class WindowsUnderWineTest extends TestsUnderWine {}
