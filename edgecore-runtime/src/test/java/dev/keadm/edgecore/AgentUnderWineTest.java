package dev.keadm.edgecore;

import dev.keadm.wine.TestsUnderWine;

final class AgentUnderWineTest extends TestsUnderWine {}
