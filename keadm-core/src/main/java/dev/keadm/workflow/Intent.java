package dev.keadm.workflow;

/**
 * What a step is about to change, and every value that was there before and that undo needs: a record, in the journal
 * before the change. It holds no secret.
 */
public interface Intent {
    /** The change as an order, for people: {@code Create service 'edgecore'}. */
    String sentence();
}
