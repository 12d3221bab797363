package dev.keadm.workflow.example;

import dev.keadm.host.Access;
import dev.keadm.host.FileStatus;
import dev.keadm.host.FileView;
import dev.keadm.host.Host;
import dev.keadm.host.HostView;
import dev.keadm.workflow.Facts;
import dev.keadm.workflow.Intent;
import dev.keadm.workflow.Plan;
import dev.keadm.workflow.Progress;
import dev.keadm.workflow.Receipt;
import dev.keadm.workflow.Recorded;
import dev.keadm.workflow.Step;
import dev.keadm.workflow.StepId;
import dev.keadm.workflow.UndoResult;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.nio.file.Path;

/** Writes into the folder that {@link MakeFolder} made, and keeps what was there before beside it. */
public record WriteFile(String name, String text) implements Step<WriteFile.Wanted, WriteFile.Written> {
    /** @param keep where what was there goes; empty when nothing was */
    @Json
    public record Wanted(String file, String keep) implements Intent {
        @Override
        public String sentence() {
            return "Write '" + file + "'";
        }
    }

    @Json
    public record Written(String file) implements Receipt {}

    @Override
    public StepId id() {
        return new StepId("write-" + name.replaceAll("[^a-z]", ""));
    }

    @Override
    public JsonType<Wanted> intentType() {
        return Jsonb.builder().build().type(Wanted.class);
    }

    @Override
    public JsonType<Written> receiptType() {
        return Jsonb.builder().build().type(Written.class);
    }

    @Override
    public Plan<Wanted, Written> plan(HostView host, Facts facts) throws IOException {
        MakeFolder.Made folder = facts.find(MakeFolder.Made.class).orElse(null);
        if (folder == null) {
            return new Plan.Later<>("Write file '" + name + "', once its folder is known");
        }
        Path file = Path.of(folder.folder(), name).normalize();
        if (host.files().status(file) instanceof FileStatus.Absent) {
            return new Plan.Change<>(new Wanted(file.toString(), ""));
        }
        return host.files().readString(file).equals(text)
                ? new Plan.AlreadyDone<>("File '" + file + "' is as it should be")
                : new Plan.Change<>(new Wanted(file.toString(), file + ".before"));
    }

    @Override
    public Written apply(Wanted intent, Host host, Progress progress) throws IOException, InterruptedException {
        Path file = Path.of(intent.file());
        if (!intent.keep().isEmpty()) {
            host.files().move(file, Path.of(intent.keep()));
        }
        progress.bytes(0, text.length());
        host.files().write(file, Access.READABLE, text);
        return new Written(intent.file());
    }

    @Override
    public void verify(Written receipt, HostView host, Progress progress) throws IOException {
        if (!host.files().readString(Path.of(receipt.file())).equals(text)) {
            throw new IOException("File '" + receipt.file() + "' does not hold what was written");
        }
    }

    @Override
    public UndoResult undo(Recorded<Wanted, Written> recorded, Host host, Progress progress) throws IOException {
        Wanted intent = recorded.intent();
        Path file = Path.of(intent.file());
        if (intent.keep().isEmpty()) {
            host.files().delete(file);
        } else if (there(host.files(), Path.of(intent.keep()))) {
            host.files().move(Path.of(intent.keep()), file);
        } else {
            return new UndoResult.NothingToUndo();
        }
        return new UndoResult.Undone("Put '" + file + "' back as it was");
    }

    private static boolean there(FileView files, Path path) throws IOException {
        return !(files.status(path) instanceof FileStatus.Absent);
    }
}
