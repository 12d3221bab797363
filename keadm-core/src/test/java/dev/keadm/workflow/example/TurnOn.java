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
import java.util.Optional;

/** Turns something on that counts only after a restart: the file says {@code pending} until a test writes {@code on}. */
public record TurnOn(Path file) implements Step<TurnOn.Wanted, TurnOn.TurnedOn> {
    @Json
    public record Wanted(String file) implements Intent {
        @Override
        public String sentence() {
            return "Turn '" + file + "' on";
        }
    }

    @Json
    public record TurnedOn(String file) implements Receipt {}

    @Override
    public StepId id() {
        return new StepId("turn-on");
    }

    @Override
    public JsonType<Wanted> intentType() {
        return Jsonb.builder().build().type(Wanted.class);
    }

    @Override
    public JsonType<TurnedOn> receiptType() {
        return Jsonb.builder().build().type(TurnedOn.class);
    }

    @Override
    public Plan<Wanted, TurnedOn> plan(HostView host, Facts facts) throws IOException {
        if (host.files().status(file) instanceof FileStatus.Absent) {
            return new Plan.Change<>(new Wanted(file.toString()));
        }
        return host.files().readString(file).equals("pending")
                ? new Plan.Reboot<>(reason())
                : new Plan.AlreadyDone<>("'" + file + "' is on");
    }

    @Override
    public TurnedOn apply(Wanted intent, Host host, Progress progress) throws IOException, InterruptedException {
        host.files().write(file, Access.READABLE, "pending");
        return new TurnedOn(intent.file());
    }

    @Override
    public Optional<String> reboot(TurnedOn receipt) {
        return Optional.of(reason());
    }

    private String reason() {
        return "'" + file + "' is on after a restart";
    }

    @Override
    public void verify(TurnedOn receipt, HostView host, Progress progress) throws IOException {
        if (!host.files().readString(file).equals("on")) {
            throw new IOException("'" + file + "' is not on");
        }
    }

    @Override
    public UndoResult undo(Recorded<Wanted, TurnedOn> recorded, Host host, Progress progress) throws IOException {
        host.files().delete(file);
        return new UndoResult.Undone("Turned '" + file + "' off");
    }
}
