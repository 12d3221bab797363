package dev.keadm.windows.host.preflight;

import dev.keadm.preflight.Check;
import dev.keadm.preflight.Finding;
import dev.keadm.windows.host.features.FeatureView;
import dev.keadm.windows.host.features.FeatureWish;
import dev.keadm.windows.host.features.ReadyRuntime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Whether Windows' features for containers are on, or join can enable them. */
record FeaturesCheck(FeatureView features, FeatureWish wish, ReadyRuntime runtime) implements Check {
    @Override
    public String id() {
        return "features";
    }

    @Override
    public List<Finding> run() throws IOException, InterruptedException {
        if (runtime.ready()) {
            return List.of(Finding.ok(
                    id(), "The container runtime that is there is ready, so Windows' features are not looked at."));
        }
        List<Finding> findings = new ArrayList<>();
        for (String name : wish.names()) {
            findings.add(finding(name));
        }
        return findings;
    }

    private Finding finding(String name) throws IOException, InterruptedException {
        String feature = "Windows feature '" + name + "'";
        return switch (features.state(name)) {
            case ENABLED -> Finding.ok(id(), feature + " is on.");
            case DISABLED ->
                Finding.fix(id(), feature + " is off: it will be enabled, for which Windows may have to restart.");
            case ENABLE_PENDING, DISABLE_PENDING ->
                Finding.fix(id(), feature + " waits for a restart of Windows, at which join stops.");
            case ABSENT ->
                Finding.error(
                        id(),
                        "This edition of Windows has no feature '" + name + "'.",
                        "Take Windows Server, or Pro, Enterprise or Education of Windows 11.");
        };
    }
}
