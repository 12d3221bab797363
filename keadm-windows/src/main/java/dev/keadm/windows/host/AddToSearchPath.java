package dev.keadm.windows.host;

import dev.keadm.host.Host;
import dev.keadm.host.HostView;
import dev.keadm.join.InstallPrograms;
import dev.keadm.windows.registry.Registry;
import dev.keadm.windows.registry.RegistryValue;
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
import java.nio.file.Path;
import java.util.Optional;

/**
 * Puts the folder of {@code keadm.cmd} on the machine's search path. The value is changed as it is written: one that was
 * read with its names filled in, and written back like that, would never follow them again.
 */
public final class AddToSearchPath implements ReturnableStep<AddToSearchPath.Change, AddToSearchPath.Done> {
    /**
     * @param before the value as it was written
     * @param kind what it was: {@code EXPANDABLE}, {@code TEXT}, or {@code NONE} when there was none
     */
    @Json
    public record Change(String folder, String before, Kind kind) implements Intent {
        @Override
        public String sentence() {
            return "Put " + folder + " on the machine's search path";
        }
    }

    /** Types of the value. */
    public enum Kind {
        NONE,
        TEXT,
        EXPANDABLE
    }

    @Json
    public record Done(String folder) implements Receipt {}

    static final String KEY = "SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment";
    static final String VALUE = "Path";

    private final WayBack<Change, Done> wayBack =
            WayBack.of("add-to-search-path", Change.class, Done.class, (recorded, _, _) -> takeBack(recorded.intent()));
    private final Registry registry;
    private final Runnable changed;

    /** @param changed tells whoever listens that the environment is another one */
    AddToSearchPath(Registry registry, Runnable changed) {
        this.registry = registry;
        this.changed = changed;
    }

    @Override
    public Reversal<Change, Done> wayBack() {
        return wayBack;
    }

    @Override
    public Plan<Change, Done> plan(HostView host, Facts facts) throws IOException {
        Optional<InstallPrograms.Done> programs = facts.find(InstallPrograms.Done.class);
        if (programs.isEmpty()) {
            return new Plan.Later<>("Put the folder of the programs on the machine's search path");
        }
        String folder = Path.of(programs.get().target()).resolve("bin").toString();
        return switch (registry.read(KEY, VALUE).orElse(null)) {
            case null -> new Plan.Change<>(new Change(folder, "", Kind.NONE));
            case RegistryValue.ExpandableText(String text) -> plan(folder, text, Kind.EXPANDABLE);
            case RegistryValue.Text(String text) -> plan(folder, text, Kind.TEXT);
            case RegistryValue.Dword _, RegistryValue.Texts _, RegistryValue.Other _ ->
                new Plan.Blocked<>(
                        "HKLM\\" + KEY + "\\" + VALUE + " is no text", "Put the machine's search path right first.");
        };
    }

    private static Plan<Change, Done> plan(String folder, String text, Kind kind) {
        return new SearchPath(text).contains(folder)
                ? new Plan.AlreadyDone<>(folder + " is on the machine's search path", new Done(folder))
                : new Plan.Change<>(new Change(folder, text, kind));
    }

    @Override
    public Done apply(Change intent, Host host, Progress progress) throws IOException {
        write(intent.kind(), added(intent).text());
        changed.run();
        return new Done(intent.folder());
    }

    private static SearchPath added(Change change) {
        return new SearchPath(change.before()).with(change.folder());
    }

    private void write(Kind kind, String text) throws IOException {
        RegistryValue value = kind == Kind.TEXT ? new RegistryValue.Text(text) : new RegistryValue.ExpandableText(text);
        registry.write(KEY, VALUE, value);
    }

    @Override
    public void verify(Done receipt, HostView host, Progress progress) throws IOException {
        if (text().filter(text -> new SearchPath(text).contains(receipt.folder()))
                .isEmpty()) {
            throw new IOException(receipt.folder() + " is not on the machine's search path");
        }
    }

    private Optional<String> text() throws IOException {
        return registry.read(KEY, VALUE).flatMap(value -> switch (value) {
            case RegistryValue.ExpandableText(String text) -> Optional.of(text);
            case RegistryValue.Text(String text) -> Optional.of(text);
            case RegistryValue.Dword _, RegistryValue.Texts _, RegistryValue.Other _ -> Optional.empty();
        });
    }

    /** As it was, when nobody else changed it since; else only our entry goes. */
    private UndoResult takeBack(Change change) throws IOException {
        Optional<RegistryValue> value = registry.read(KEY, VALUE);
        Optional<String> now = text();
        if (value.isEmpty() || now.isEmpty() || !new SearchPath(now.get()).contains(change.folder())) {
            return new UndoResult.NothingToUndo();
        }
        boolean untouched = now.get().equals(added(change).text());
        String rest = untouched
                ? change.before()
                : new SearchPath(now.get()).without(change.folder()).text();
        if (rest.isEmpty() && change.kind() == Kind.NONE) {
            registry.deleteValue(KEY, VALUE);
        } else {
            write(value.get() instanceof RegistryValue.Text ? Kind.TEXT : Kind.EXPANDABLE, rest);
        }
        changed.run();
        return new UndoResult.Undone("Took " + change.folder() + " off the machine's search path");
    }
}
