package dev.keadm.edgecore.edged;

import dev.keadm.edgecore.api.Pod;

/** @param gone the API server has it no more */
record Desired(Pod pod, boolean gone) {}
