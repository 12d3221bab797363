package dev.keadm.windows.host.reboot;

import dev.keadm.host.Host;
import dev.keadm.host.HostView;
import dev.keadm.join.InstallPrograms;
import dev.keadm.workflow.Facts;
import dev.keadm.workflow.Plan;
import dev.keadm.workflow.Progress;
import dev.keadm.workflow.Recorded;
import dev.keadm.workflow.Step;
import dev.keadm.workflow.StepId;
import dev.keadm.workflow.UndoResult;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;

/** The step before those of a test: the programs are there. */
record InstalledPrograms(String folder) implements Step<InstallPrograms.Change, InstallPrograms.Done> {
    @Override
    public StepId id() {
        return new StepId("install-programs");
    }

    @Override
    public JsonType<InstallPrograms.Change> intentType() {
        return Jsonb.builder().build().type(InstallPrograms.Change.class);
    }

    @Override
    public JsonType<InstallPrograms.Done> receiptType() {
        return Jsonb.builder().build().type(InstallPrograms.Done.class);
    }

    @Override
    public Plan<InstallPrograms.Change, InstallPrograms.Done> plan(HostView host, Facts facts) {
        return new Plan.AlreadyDone<>("The programs are in " + folder, new InstallPrograms.Done(folder));
    }

    @Override
    public InstallPrograms.Done apply(InstallPrograms.Change intent, Host host, Progress progress) {
        throw new AssertionError("they are there");
    }

    @Override
    public void verify(InstallPrograms.Done receipt, HostView host, Progress progress) {}

    @Override
    public UndoResult undo(
            Recorded<InstallPrograms.Change, InstallPrograms.Done> recorded, Host host, Progress progress) {
        return new UndoResult.NothingToUndo();
    }
}
