package dev.keadm.workflow;

/** Turns what a step says into events. */
record ReportedProgress(StepId step, Reporter reporter) implements Progress {
    @Override
    public void bytes(long done, long total) {
        reporter.report(new Event.StepProgress(step.text(), done, total));
    }

    @Override
    public void say(String sentence) {
        reporter.report(new Event.StepSaid(step.text(), sentence));
    }

    @Override
    public void warn(String sentence) {
        reporter.report(new Event.Warning(step.text(), sentence));
    }
}
