package dev.keadm.windows.eventlog;

import dev.keadm.windows.registry.RegistryValue;
import java.util.Map;

/**
 * A source of the Application log, as the page <i>Event Sources</i> has it: a key with the file that holds the texts.
 * EventCreate.exe, which every Windows has, holds one for each id up to 1000 that shows what was written and nothing else.
 */
public record EventSource(String name) {
    /** The agent's. */
    public static final EventSource AGENT = new EventSource("edgecore");

    /** Below HKEY_LOCAL_MACHINE. */
    public String key() {
        return "SYSTEM\\CurrentControlSet\\Services\\EventLog\\Application\\" + name;
    }

    public Map<String, RegistryValue> values() {
        return Map.of(
                "EventMessageFile",
                new RegistryValue.ExpandableText("%SystemRoot%\\System32\\EventCreate.exe"),
                "TypesSupported",
                new RegistryValue.Dword(7),
                "CustomSource",
                new RegistryValue.Dword(1));
    }
}
