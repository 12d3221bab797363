package dev.keadm.workflow.example;

import dev.keadm.host.Access;
import dev.keadm.host.FileStatus;
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
import java.util.ArrayList;
import java.util.List;

/** Makes a folder and those above it. */
public record MakeFolder(Path folder) implements Step<MakeFolder.Missing, MakeFolder.Made> {
    /** @param missing innermost first */
    @Json
    public record Missing(String folder, List<String> missing) implements Intent {
        @Override
        public String sentence() {
            return "Make folder '" + folder + "'";
        }
    }

    @Json
    public record Made(String folder) implements Receipt {}

    @Override
    public StepId id() {
        return new StepId("make-folder");
    }

    @Override
    public JsonType<Missing> intentType() {
        return Jsonb.builder().build().type(Missing.class);
    }

    @Override
    public JsonType<Made> receiptType() {
        return Jsonb.builder().build().type(Made.class);
    }

    @Override
    public Plan<Missing, Made> plan(HostView host, Facts facts) throws IOException {
        List<String> missing = new ArrayList<>();
        Path path = folder;
        while (path != null && host.files().status(path) instanceof FileStatus.Absent) {
            missing.add(path.toString());
            path = path.getParent();
        }
        return missing.isEmpty()
                ? new Plan.AlreadyDone<>("Folder '" + folder + "' is there", new Made(folder.toString()))
                : new Plan.Change<>(new Missing(folder.toString(), missing));
    }

    @Override
    public Made apply(Missing intent, Host host, Progress progress) throws IOException {
        host.files().createFolders(folder, Access.PRIVATE);
        return new Made(folder.toString());
    }

    @Override
    public void verify(Made receipt, HostView host, Progress progress) {}

    @Override
    public UndoResult undo(Recorded<Missing, Made> recorded, Host host, Progress progress) throws IOException {
        for (String path : recorded.intent().missing()) {
            if (host.files().status(Path.of(path)) instanceof FileStatus.Folder
                    && !host.files().list(Path.of(path)).isEmpty()) {
                return new UndoResult.Left(path, "it is not empty; move or delete what is in it");
            }
            host.files().delete(Path.of(path));
        }
        return new UndoResult.Undone("Removed folder '" + recorded.intent().folder() + "'");
    }
}
