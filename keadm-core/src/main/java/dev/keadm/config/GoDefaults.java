package dev.keadm.config;

/** Whose defaults stand for a key that {@code edgecore.yaml} leaves out: those of Go's EdgeCore v1.23 on this platform. */
public enum GoDefaults {
    LINUX,
    WINDOWS
}
