package dev.keadm.preflight;

import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import java.util.List;
import java.util.stream.Collectors;

/** What all checks found. */
public record PreflightReport(List<Finding> findings) {
    /** The option that turns errors of named checks into warnings; kubeadm has it under this name. */
    public static final String DEMOTE = "--ignore-preflight-errors";

    public PreflightReport {
        findings = List.copyOf(findings);
    }

    public List<Finding> of(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }

    /** @throws KeadmException ({@code PREFLIGHT}) that lists every error with its remedy */
    public void requireNoErrors() {
        List<Finding> errors = of(Severity.ERROR);
        if (errors.isEmpty()) {
            return;
        }
        String list = errors.stream()
                .map(error -> "\n  [" + error.check() + "] " + error.text())
                .collect(Collectors.joining());
        String ids = errors.stream().map(Finding::check).distinct().collect(Collectors.joining(","));
        throw new KeadmException(
                ErrorCode.PREFLIGHT,
                (errors.size() == 1 ? "A check" : errors.size() + " checks") + " failed, nothing was changed:" + list,
                errors.stream().map(Finding::check).anyMatch(Preflight.FIRM::contains)
                        ? ""
                        : "If you know better, go on in spite of it with " + DEMOTE + " " + ids + ".");
    }
}
