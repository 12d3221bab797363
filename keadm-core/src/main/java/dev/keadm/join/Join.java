package dev.keadm.join;

import dev.keadm.config.ConfigException;
import dev.keadm.config.EdgeCoreConfig;
import dev.keadm.config.GoDefaults;
import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import dev.keadm.error.Reason;
import dev.keadm.host.FileStatus;
import dev.keadm.host.Host;
import dev.keadm.preflight.Finding;
import dev.keadm.preflight.Preflight;
import dev.keadm.preflight.PreflightReport;
import dev.keadm.preflight.Severity;
import dev.keadm.request.CgroupDriver;
import dev.keadm.request.IgnoredOption;
import dev.keadm.request.JoinRequest;
import dev.keadm.request.NodeName;
import dev.keadm.request.RuntimeEndpoint;
import dev.keadm.workflow.Cancellation;
import dev.keadm.workflow.Event;
import dev.keadm.workflow.Outcome;
import dev.keadm.workflow.Reporter;
import dev.keadm.workflow.Workflow;
import dev.keadm.workflow.WorkflowRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** {@code keadm join}: looks whether it can work, then takes the steps. */
public final class Join {
    private static final String PREFLIGHT = "preflight";
    private static final String RESTART = "restart";
    private static final String STOPPED = "it was stopped";

    private final JoinTools tools;
    private final Path journal;

    /** @param journal the folder of journal and lock: {@code tools.host().layout().data()} */
    public Join(JoinTools tools, Path journal) {
        this.tools = tools;
        this.journal = journal;
    }

    /**
     * Ends when CloudCore reports the node Ready, or with the machine as it was, or where it waits for a restart.
     *
     * @throws KeadmException {@code USAGE} a check is to be ignored that cannot be, {@code PREFLIGHT} nothing was changed, {@code FAILED_UNDONE} all is taken back,
     *     {@code FAILED_LEFT} what could not be taken back is named
     */
    public Outcome run(JoinRequest request, boolean dryRun, Reporter reporter, Cancellation cancellation) {
        Preflight.requireDemotable(request.demoted());
        for (IgnoredOption option : request.ignored()) {
            reporter.report(new Event.Warning("options", option.warning()));
        }
        WorkflowRunner runner =
                new WorkflowRunner(tools.host(), journal, tools.folders(), reporter, cancellation, tools.clock());
        UserScripts scripts = new UserScripts(tools.scripts(), reporter);
        Workflow workflow;
        try {
            if (dryRun) {
                return plan(request, runner, reporter);
            }
            scripts.before(request.scripts());
            JoinTarget target = target(request);
            preflight(target, reporter).requireNoErrors();
            workflow = JoinSteps.of(tools, target);
        } catch (IOException e) {
            throw new KeadmException(
                    ErrorCode.PREFLIGHT,
                    "Cannot look at this machine: " + Reason.of(e) + ". Nothing was changed.",
                    "",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeadmException(ErrorCode.INTERRUPTED, "'join' was stopped before it changed anything.", "", e);
        }
        Outcome outcome = runner.run(workflow, request.timeout());
        afterwards(request, outcome, scripts, reporter);
        return outcome;
    }

    /** The plan as far as it can be made, and then what the checks found: who plans wants to see both. */
    private Outcome plan(JoinRequest request, WorkflowRunner runner, Reporter reporter)
            throws IOException, InterruptedException {
        JoinTarget target = target(request);
        PreflightReport report = preflight(target, reporter);
        Outcome outcome;
        try {
            outcome = runner.dryRun(JoinSteps.of(tools, target));
        } catch (IOException | KeadmException e) {
            report.requireNoErrors();
            throw e;
        }
        report.requireNoErrors();
        return outcome;
    }

    /** The run is at its end, and what happens now changes neither its outcome nor its exit code. */
    private void afterwards(JoinRequest request, Outcome outcome, UserScripts scripts, Reporter reporter) {
        Restarts restarts = tools.platform().restarts();
        boolean restart = outcome == Outcome.REBOOT_NEEDED;
        try {
            if (restart) {
                restarts.needed(request.machine().reboot(), reporter);
            } else {
                restarts.over();
            }
        } catch (IOException e) {
            reporter.report(new Event.Warning(RESTART, restart ? notRestarted(Reason.of(e)) : goesOn(Reason.of(e))));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            reporter.report(new Event.Warning(RESTART, restart ? notRestarted(STOPPED) : goesOn(STOPPED)));
            return;
        }
        if (!restart) {
            last(request, scripts, reporter);
        }
    }

    private static void last(JoinRequest request, UserScripts scripts, Reporter reporter) {
        try {
            scripts.after(request.scripts());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            reporter.report(new Event.Warning("post-run", "The script given with --post-run was stopped."));
        }
    }

    private static String notRestarted(String why) {
        return "join cannot restart this machine: " + why
                + ". What was done stays: restart it yourself, and run keadm join again unless it goes on by itself.";
    }

    private static String goesOn(String why) {
        return "What lets join go on after a restart is left: " + why
                + ". The machine is a node all the same; another keadm join takes it away, as does keadm reset.";
    }

    private PreflightReport preflight(JoinTarget target, Reporter reporter) throws IOException, InterruptedException {
        PreflightReport report = checks(target).run();
        for (Finding finding : report.of(Severity.WARNING)) {
            reporter.report(new Event.Warning(PREFLIGHT + "/" + finding.check(), finding.text()));
        }
        for (Finding finding : report.of(Severity.FIX)) {
            reporter.report(new Event.StepSaid(PREFLIGHT + "/" + finding.check(), finding.text()));
        }
        return report;
    }

    private Preflight checks(JoinTarget target) throws IOException {
        Host host = tools.host();
        Optional<FormerAgent> former = tools.platform().former(target.request());
        StoredCertificate stored =
                StoredCredentials.look(host.files(), host.layout()).of(target.name());
        if (former.isPresent() && stored.valid(tools.clock().instant()).isEmpty()) {
            stored = former.get().certificate(host.files()).of(target.name());
        }
        return new JoinChecks(tools, target, stored, former).preflight();
    }

    private JoinTarget target(JoinRequest request) throws IOException, InterruptedException {
        Host host = tools.host();
        Optional<FormerAgent> former = tools.platform().former(request);
        Optional<EdgeCoreConfig> there = StoredSettings.read(host.view(), tools.defaults())
                .or(() -> former.flatMap(
                        agent -> StoredSettings.read(host.view(), agent.edgeCoreYaml(), tools.defaults())));
        NodeName name = request.node()
                .name()
                .or(() -> there.map(config -> config.edged().hostnameOverride()).map(NodeName::parse))
                .orElse(NodeName.fromHostName(host.facts().hostname()));
        RuntimeChoice runtime = RuntimeChoice.of(tools, journal, request, there);
        JoinTarget target = new JoinTarget(
                request,
                name,
                runtime.endpoint(),
                runtime.install(),
                request.runtime().cgroupDriver().or(() -> cgroupDriver(runtime.endpoint())),
                host.facts().machineHash(host.layout().root()));
        requireSettings(target);
        return target;
    }

    /** What was typed wrong is said before the cloud is spoken to. A file that is there has a check of its own. */
    private void requireSettings(JoinTarget target) throws IOException {
        Host host = tools.host();
        if (!(host.files().status(host.layout().edgeCoreYaml()) instanceof FileStatus.Absent)) {
            return;
        }
        try {
            new AgentSettings(host.layout(), target, tools.defaults()).fresh(WriteSettings.GO_READ_ONLY_PORT);
        } catch (ConfigException e) {
            throw new KeadmException(
                    ErrorCode.USAGE, String.valueOf(e.getMessage()), "Correct the value given with --set.", e);
        }
    }

    /**
     * Pods' cgroups must be made by whom the runtime expects; one that does not tell gets Go's default. Windows has none,
     * whatever its runtime tells.
     */
    private Optional<CgroupDriver> cgroupDriver(RuntimeEndpoint endpoint) {
        if (tools.defaults() == GoDefaults.WINDOWS) {
            return Optional.empty();
        }
        try {
            return tools.runtimes()
                    .look(endpoint)
                    .systemdCgroups()
                    .map(systemd -> systemd ? CgroupDriver.SYSTEMD : CgroupDriver.CGROUPFS);
        } catch (IOException _) {
            return Optional.empty(); // the runtime's own check says so
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
