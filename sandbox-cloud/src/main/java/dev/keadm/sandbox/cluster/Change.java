package dev.keadm.sandbox.cluster;

import tools.jackson.databind.node.ObjectNode;

/**
 * One step in the life of an object.
 *
 * @param object as it was after the step, for DELETED the last one with the deletion's revision; shared, not to be changed
 * @param previous as it was before, the same as {@code object} for ADDED
 */
public record Change(Type type, ObjectKey key, ObjectNode object, ObjectNode previous, long revision) {
    public enum Type {
        ADDED,
        MODIFIED,
        DELETED
    }
}
