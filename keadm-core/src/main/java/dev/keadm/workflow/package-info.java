/**
 * Changes to a machine that can be taken back: a {@link dev.keadm.workflow.Workflow} is an ordered list of
 * {@link dev.keadm.workflow.Step}s, each of which plans, applies, verifies and undoes one change. Before a change its
 * intent is in the journal and on disk, after it its receipt; a process killed at any moment leaves enough behind for the
 * next one to finish the run or to undo it. The engine itself touches nothing but the journal and the lock.
 */
@NullMarked
package dev.keadm.workflow;

import org.jspecify.annotations.NullMarked;
