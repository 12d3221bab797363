package dev.keadm.windows.host.features;

import dev.keadm.host.Host;
import dev.keadm.windows.host.features.EnableFeatures.Change;
import dev.keadm.windows.host.features.EnableFeatures.Done;
import dev.keadm.workflow.Progress;
import dev.keadm.workflow.Recorded;
import dev.keadm.workflow.UndoResult;
import dev.keadm.workflow.WayBack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The way back of {@link EnableFeatures}. */
record DisableFeatures(WindowsFeatures features) implements WayBack.Action<Change, Done> {
    @Override
    public UndoResult undo(Recorded<Change, Done> recorded, Host host, Progress progress)
            throws IOException, InterruptedException {
        List<String> disabled = new ArrayList<>();
        List<String> stay = new ArrayList<>();
        for (String name : recorded.intent().features()) {
            switch (features.state(name)) {
                case ENABLE_PENDING -> {
                    features.disable(name);
                    disabled.add(name);
                }
                case ENABLED -> stay.add(name);
                case DISABLED, DISABLE_PENDING, ABSENT -> {}
            }
        }
        if (disabled.isEmpty() && stay.isEmpty()) {
            return new UndoResult.NothingToUndo();
        }
        List<String> sentences = new ArrayList<>();
        if (!disabled.isEmpty()) {
            sentences.add("Disabled " + EnableFeatures.named(disabled) + " before it counted");
        }
        if (!stay.isEmpty()) {
            sentences.add("Left " + EnableFeatures.named(stay) + " on, since disabling takes a restart and others may"
                    + " use it by now; 'dism /Online /Disable-Feature /FeatureName:" + stay.getFirst()
                    + "' disables it");
        }
        return new UndoResult.Undone(String.join(". ", sentences));
    }
}
