package dev.keadm.windows.system;

/**
 * Physical memory in bytes.
 *
 * @param total what the system may use
 * @param available what a process could have at once, without anything being written to disk
 */
public record Memory(long total, long available) {}
