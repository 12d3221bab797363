package dev.keadm.windows.host.reboot;

import dev.keadm.host.Access;
import dev.keadm.host.FileStatus;
import dev.keadm.host.Host;
import dev.keadm.host.HostLayout;
import dev.keadm.host.HostView;
import dev.keadm.join.InstallPrograms;
import dev.keadm.request.JoinRequest;
import dev.keadm.windows.host.features.EnableFeatures;
import dev.keadm.workflow.Facts;
import dev.keadm.workflow.Intent;
import dev.keadm.workflow.Plan;
import dev.keadm.workflow.Progress;
import dev.keadm.workflow.Receipt;
import dev.keadm.workflow.ReturnableStep;
import dev.keadm.workflow.Reversal;
import dev.keadm.workflow.StepException;
import dev.keadm.workflow.UndoResult;
import dev.keadm.workflow.WayBack;
import io.avaje.jsonb.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has join go on by itself after a restart, where features are to be enabled or wait for one: a task that runs keadm's
 * installed copy with the options of this join, which lie in the protected data folder, not in the task that every user
 * can read. The certificate is here by now, so no token is among them.
 */
public final class GoOnAfterRestart implements ReturnableStep<GoOnAfterRestart.Change, GoOnAfterRestart.Done> {
    /** The task's name. */
    public static final String TASK = "KubeEdge join";

    static final String OPTIONS = "join-after-restart.options";
    private static final String LOG = "join-after-restart.log";

    /**
     * @param options the file of them
     * @param programs the installed copy
     */
    @Json
    public record Change(String task, String options, String programs) implements Intent {
        @Override
        public String sentence() {
            return SENTENCE;
        }
    }

    @Json
    public record Done(String task) implements Receipt {}

    private static final String SENTENCE = "Register task '" + TASK + "', by which join goes on after a restart";

    private final WayBack<Change, Done> wayBack;
    private final BootTasks tasks;
    private final JoinRequest.Reboot wish;
    private final EnableFeatures features;
    private final Map<String, String> environment;

    /**
     * @param features which may need the restart
     * @param environment with the proxies' variables
     */
    public GoOnAfterRestart(
            BootTasks tasks, JoinRequest.Reboot wish, EnableFeatures features, Map<String, String> environment) {
        this.wayBack = back(tasks);
        this.tasks = tasks;
        this.wish = wish;
        this.features = features;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Reversal<Change, Done> wayBack() {
        return wayBack;
    }

    @Override
    public Plan<Change, Done> plan(HostView host, Facts facts) throws StepException, IOException, InterruptedException {
        Plan<?, ?> next = features.plan(host, facts);
        if (!(next instanceof Plan.Change || next instanceof Plan.Reboot)) {
            return new Plan.AlreadyDone<>("Nothing here needs a restart");
        }
        if (tasks.exists(TASK)
                && text(wish).equals(stored(host))
                && proxies(host).equals(storedProxies(host))) {
            return new Plan.AlreadyDone<>("Task '" + TASK + "' is registered");
        }
        Optional<InstallPrograms.Done> programs = facts.find(InstallPrograms.Done.class);
        return programs.isEmpty()
                ? new Plan.Later<>(SENTENCE)
                : new Plan.Change<>(new Change(
                        TASK,
                        host.layout().data().resolve(OPTIONS).toString(),
                        programs.get().target()));
    }

    private static String stored(HostView host) throws IOException {
        Path file = host.layout().data().resolve(OPTIONS);
        return host.files().status(file) instanceof FileStatus.RegularFile
                ? host.files().readString(file)
                : "";
    }

    private static String storedProxies(HostView host) throws IOException {
        return RestartProxies.stored(host.files(), host.layout().data());
    }

    /** A join that knows no proxy does not take away those of an earlier one. */
    private String proxies(HostView host) throws IOException {
        String own = RestartProxies.text(environment);
        return own.isEmpty() ? storedProxies(host) : own;
    }

    private static String text(JoinRequest.Reboot wish) {
        return String.join("\n", wish.options()) + "\n";
    }

    @Override
    public Done apply(Change intent, Host host, Progress progress) throws IOException, InterruptedException {
        host.files().write(Path.of(intent.options()), Access.PRIVATE, text(wish));
        String proxies = proxies(host.view());
        List<String> options = new ArrayList<>();
        if (!proxies.isEmpty()) {
            Path file = Path.of(intent.options()).resolveSibling(RestartProxies.FILE);
            host.files().write(file, Access.PRIVATE, proxies);
            options.add(RestartProxies.option(file));
        }
        tasks.register(task(intent, host.layout(), options));
        return new Done(intent.task());
    }

    private BootTask task(Change intent, HostLayout layout, List<String> java) {
        InstalledKeadm keadm = new InstalledKeadm(Path.of(intent.programs()));
        List<String> words = new ArrayList<>(List.of("join", "@" + intent.options()));
        if (wish.options().stream().noneMatch(option -> option.startsWith("--run-log="))) {
            // nobody sees what a task prints
            words.add("--run-log=" + layout.logs().resolve(LOG));
        }
        return new BootTask(
                intent.task(),
                "Goes on with keadm join, which restarted this machine. It removes itself when join is at its end.",
                keadm.java(),
                keadm.arguments(java, words),
                layout.data());
    }

    @Override
    public void verify(Done receipt, HostView host, Progress progress) throws IOException, InterruptedException {
        if (!tasks.exists(receipt.task())) {
            throw new IOException("task '" + receipt.task() + "' is not there");
        }
    }

    public static WayBack<Change, Done> back(BootTasks tasks) {
        return WayBack.of(
                "go-on-after-restart",
                Change.class,
                Done.class,
                (recorded, host, _) -> takeBack(recorded.intent(), host, tasks));
    }

    private static UndoResult takeBack(Change change, Host host, BootTasks tasks)
            throws IOException, InterruptedException {
        boolean there = tasks.exists(change.task());
        tasks.remove(change.task());
        Path options = Path.of(change.options());
        host.files().delete(options);
        host.files().delete(options.resolveSibling(RestartProxies.FILE));
        host.files().delete(options.resolveSibling(RestartCount.FILE));
        return there ? new UndoResult.Undone("Removed task '" + change.task() + "'") : new UndoResult.NothingToUndo();
    }
}
