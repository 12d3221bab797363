package dev.keadm.preflight;

import dev.keadm.error.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs all checks at once and gathers what they find, in the order of the list.
 *
 * @param demoted ids whose errors are warnings; {@code all} demotes every one
 */
public record Preflight(List<Check> checks, Set<String> demoted) {
    public static final String ALL = "all";

    public Preflight {
        checks = List.copyOf(checks);
        demoted = Set.copyOf(demoted);
    }

    public PreflightReport run() throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Finding>>> results = new ArrayList<>();
            for (Check check : checks) {
                results.add(threads.submit(() -> findings(check)));
            }
            List<Finding> findings = new ArrayList<>();
            try {
                for (Future<List<Finding>> result : results) {
                    result.get().stream().map(this::demote).forEach(findings::add);
                }
            } catch (InterruptedException e) {
                threads.shutdownNow();
                throw e;
            } catch (ExecutionException e) {
                throw new IllegalStateException("A check failed: " + e.getCause(), e);
            }
            return new PreflightReport(clockOnce(findings));
        }
    }

    /** Each server that tells the time finds the same of a clock that is wrong. */
    private static List<Finding> clockOnce(List<Finding> findings) {
        List<Finding> once = new ArrayList<>();
        boolean said = false;
        for (Finding finding : findings) {
            boolean wrong = finding.check().equals(ClockJudgement.ID) && finding.severity() == Severity.WARNING;
            if (!wrong || !said) {
                once.add(finding);
            }
            said |= wrong;
        }
        return once;
    }

    private static List<Finding> findings(Check check) throws InterruptedException {
        try {
            return check.run();
        } catch (IOException e) {
            return List.of(Finding.error(
                    check.id(), "The check '" + check.id() + "' could not be carried out: " + Reason.of(e) + ".", ""));
        }
    }

    private Finding demote(Finding finding) {
        return demoted.contains(ALL) || demoted.contains(finding.check()) ? finding.demoted() : finding;
    }
}
