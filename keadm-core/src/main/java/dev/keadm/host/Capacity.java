package dev.keadm.host;

/**
 * @param memoryBytes all of the machine's
 * @param freeDiskBytes what keadm may still fill where it was asked for
 */
public record Capacity(int processors, long memoryBytes, long freeDiskBytes) {}
