package dev.keadm.workflow;

/**
 * What a step really changed: a record, in the journal after the change, and a fact for the steps that come later. It
 * holds no secret. Each step has a type of its own, by which later steps ask for it.
 */
public interface Receipt {}
