package dev.keadm.preflight;

import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import dev.keadm.error.Nearest;
import dev.keadm.error.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs all checks at once and gathers what they find, in the order of the list.
 *
 * @param demoted ids whose errors are warnings; {@code all} demotes every one that can be
 */
public record Preflight(List<Check> checks, Set<String> demoted) {
    public static final String ALL = "all";

    /** Those whose errors stay errors, as no step can do without what they look at: {@link #ALL} leaves them alone. */
    static final Set<String> FIRM = Set.of("token", "ca-hash", "bundle", "edgecore-yaml");

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
            List<Finding> findings = new ArrayList<>(unknown());
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

    /** @throws KeadmException ({@code USAGE}) when one is among them that cannot be a warning */
    public static void requireDemotable(Set<String> demoted) {
        String firm = demoted.stream().filter(FIRM::contains).sorted().collect(Collectors.joining(","));
        if (!firm.isEmpty()) {
            throw new KeadmException(
                    ErrorCode.USAGE,
                    PreflightReport.DEMOTE + " cannot name " + firm + ": join cannot work in spite of that.",
                    "Leave it out, and see to what the check finds.");
        }
    }

    private List<Finding> unknown() {
        List<String> known = Stream.concat(
                        Stream.of(ALL), checks.stream().map(Check::ids).flatMap(List::stream))
                .distinct()
                .toList();
        return demoted.stream()
                .filter(id -> !known.contains(id))
                .sorted()
                .map(id -> Finding.warning(
                        "options",
                        PreflightReport.DEMOTE + " names '" + id + "', which is no check of this join.",
                        Nearest.of(id, known)
                                .map(near -> "Did you mean " + near + "?")
                                .orElse("")))
                .toList();
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
        return !FIRM.contains(finding.check()) && (demoted.contains(ALL) || demoted.contains(finding.check()))
                ? finding.demoted()
                : finding;
    }
}
