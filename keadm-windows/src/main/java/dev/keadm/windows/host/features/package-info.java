/** Windows' optional features: what containers need of them, and the step that enables it. */
@NullMarked
package dev.keadm.windows.host.features;

import org.jspecify.annotations.NullMarked;
