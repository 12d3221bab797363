package dev.keadm.workflow;

import dev.keadm.workflow.PlannedStep.Kind;
import io.avaje.json.JsonException;
import java.util.List;

/** Says what an undo would take back. */
final class UndoPlan {
    private UndoPlan() {}

    static PlannedStep line(History.Entry entry, List<? extends Reversal<?, ?>> reversals) {
        for (Reversal<?, ?> reversal : reversals) {
            if (reversal.id().text().equals(entry.step())) {
                return line(entry, reversal);
            }
        }
        return new PlannedStep(
                entry.step(),
                Kind.BLOCKED,
                "This version of keadm does not know the step",
                "Use the one that took it.");
    }

    private static PlannedStep line(History.Entry entry, Reversal<?, ?> reversal) {
        try {
            String sentence = reversal.intentType().fromJson(entry.intent()).sentence();
            return new PlannedStep(entry.step(), Kind.CHANGE, "Undo: " + sentence, "");
        } catch (JsonException e) {
            return new PlannedStep(
                    entry.step(),
                    Kind.BLOCKED,
                    "Cannot read the journal's entry " + entry.number() + ": " + e.getMessage(),
                    "");
        }
    }
}
