package dev.keadm.windows.host;

import dev.keadm.host.Host;
import dev.keadm.host.HostView;
import dev.keadm.windows.eventlog.EventSource;
import dev.keadm.windows.registry.Registry;
import dev.keadm.windows.registry.RegistryValue;
import dev.keadm.windows.registry.RegistryView;
import dev.keadm.workflow.Facts;
import dev.keadm.workflow.Intent;
import dev.keadm.workflow.Plan;
import dev.keadm.workflow.Progress;
import dev.keadm.workflow.Receipt;
import dev.keadm.workflow.ReturnableStep;
import dev.keadm.workflow.Reversal;
import dev.keadm.workflow.UndoResult;
import dev.keadm.workflow.WayBack;
import io.avaje.jsonb.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes the agent a source of the event log, so that its entries are shown as they were written. */
public final class RegisterEventSource implements ReturnableStep<RegisterEventSource.Change, RegisterEventSource.Done> {
    /**
     * @param source its name
     * @param missing keys that are not there yet, outermost first
     * @param before our values, as they were
     */
    @Json
    public record Change(String source, List<String> missing, List<Before> before) implements Intent {
        @Override
        public String sentence() {
            return "Make '" + source + "' a source of Windows' event log";
        }
    }

    /** @param text of a number, its digits; empty when there was none */
    @Json
    public record Before(String name, Kind kind, String text) {}

    /** Types of a value. */
    public enum Kind {
        NONE,
        TEXT,
        EXPANDABLE,
        NUMBER
    }

    @Json
    public record Done(String source) implements Receipt {}

    private final WayBack<Change, Done> wayBack = WayBack.of(
            "register-event-source", Change.class, Done.class, (recorded, _, _) -> takeBack(recorded.intent()));
    private final Registry registry;
    private final EventSource source = EventSource.AGENT;

    RegisterEventSource(Registry registry) {
        this.registry = registry;
    }

    @Override
    public Reversal<Change, Done> wayBack() {
        return wayBack;
    }

    @Override
    public Plan<Change, Done> plan(HostView host, Facts facts) throws IOException {
        if (registered(registry)) {
            return new Plan.AlreadyDone<>(
                    "'" + source.name() + "' is a source of Windows' event log", new Done(source.name()));
        }
        List<Before> before = new ArrayList<>();
        for (String name : new TreeMap<>(source.values()).keySet()) {
            Optional<Before> value = before(name);
            if (value.isEmpty()) {
                return new Plan.Blocked<>(
                        "HKLM\\" + source.key() + "\\" + name + " is of a type that no event source has",
                        "Remove that key, or let the program that made it do so.");
            }
            before.add(value.get());
        }
        return new Plan.Change<>(new Change(source.name(), missing(), before));
    }

    private boolean registered(RegistryView view) throws IOException {
        Map<String, RegistryValue> values = view.values(source.key());
        return source.values().entrySet().stream()
                .allMatch(wanted -> wanted.getValue().equals(values.get(wanted.getKey())));
    }

    /** Empty when it could not be put back. */
    private Optional<Before> before(String name) throws IOException {
        return switch (registry.read(source.key(), name).orElse(null)) {
            case null -> Optional.of(new Before(name, Kind.NONE, ""));
            case RegistryValue.Text(String text) -> Optional.of(new Before(name, Kind.TEXT, text));
            case RegistryValue.ExpandableText(String text) -> Optional.of(new Before(name, Kind.EXPANDABLE, text));
            case RegistryValue.Dword(long number) -> Optional.of(new Before(name, Kind.NUMBER, String.valueOf(number)));
            case RegistryValue.Texts _, RegistryValue.Other _ -> Optional.empty();
        };
    }

    private List<String> missing() throws IOException {
        List<String> missing = new ArrayList<>();
        String key = source.key();
        while (!key.isEmpty() && !registry.exists(key)) {
            missing.addFirst(key);
            key = key.substring(0, Math.max(0, key.lastIndexOf('\\')));
        }
        return missing;
    }

    @Override
    public Done apply(Change intent, Host host, Progress progress) throws IOException {
        registry.create(source.key());
        for (Map.Entry<String, RegistryValue> value : source.values().entrySet()) {
            registry.write(source.key(), value.getKey(), value.getValue());
        }
        return new Done(intent.source());
    }

    @Override
    public void verify(Done receipt, HostView host, Progress progress) throws IOException {
        if (!registered(registry)) {
            throw new IOException("the source '" + receipt.source() + "' of the event log is not as it was written");
        }
    }

    /** Keys that it made go as far as nothing of others is in them. */
    private UndoResult takeBack(Change change) throws IOException {
        if (!registry.exists(source.key())) {
            return new UndoResult.NothingToUndo();
        }
        for (Before value : change.before()) {
            restore(value);
        }
        for (String key : change.missing().reversed()) {
            if (registry.keys(key).isEmpty() && registry.values(key).isEmpty()) {
                registry.delete(key);
            }
        }
        return new UndoResult.Undone("Took the source '" + change.source() + "' out of Windows' event log");
    }

    private void restore(Before value) throws IOException {
        switch (value.kind()) {
            case NONE -> registry.deleteValue(source.key(), value.name());
            case TEXT -> registry.write(source.key(), value.name(), new RegistryValue.Text(value.text()));
            case EXPANDABLE ->
                registry.write(source.key(), value.name(), new RegistryValue.ExpandableText(value.text()));
            case NUMBER ->
                registry.write(source.key(), value.name(), new RegistryValue.Dword(Long.parseLong(value.text())));
        }
    }
}
