/** What the agent says about itself in {@code status.json}: the only thing that passes from it to keadm. */
@NullMarked
package dev.keadm.status;

import org.jspecify.annotations.NullMarked;
