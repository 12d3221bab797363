package dev.keadm.cli.sandbox;

import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import dev.keadm.host.Access;
import dev.keadm.host.FileStatus;
import dev.keadm.host.Host;
import dev.keadm.host.ServiceDefinition;
import dev.keadm.host.ServiceStatus;
import dev.keadm.sandbox.Sandbox;
import dev.keadm.sandbox.SandboxOptions;
import dev.keadm.sandbox.SandboxState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** Keeps the sandbox running as a supervised service of a root of its own, so that it outlives the command. */
public final class BackgroundSandboxes implements Sandboxes {
    private static final String SERVICE = "keadm-sandbox";
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final long LOOK_AGAIN_MILLISECONDS = 100;
    private static final int LOOKS = 300;

    private final Function<Path, Host> hosts;
    private final Supplier<Path> launcher;

    /**
     * @param hosts makes the host below a root
     * @param launcher the program that starts keadm
     */
    public BackgroundSandboxes(Function<Path, Host> hosts, Supplier<Path> launcher) {
        this.hosts = hosts;
        this.launcher = launcher;
    }

    @Override
    public SandboxFacts up(Path root) {
        Host host = host(root);
        return asking("start the sandbox", () -> {
            if (!(host.services().status(SERVICE) instanceof ServiceStatus.Running)) {
                host.files().createFolders(host.layout().logs(), Access.PRIVATE);
                host.files().createFolders(cloud(host), Access.PRIVATE);
                host.services().install(definition(host, root));
                host.services().start(SERVICE, DEADLINE);
            }
            return awaitFacts(host);
        });
    }

    @Override
    public boolean down(Path root) {
        Host host = host(root);
        return asking("stop the sandbox", () -> {
            boolean there = host.files().status(host.layout().root()) instanceof FileStatus.Folder;
            host.services().stop(SERVICE, DEADLINE);
            host.services().remove(SERVICE);
            host.files().deleteTree(host.layout().root());
            return there;
        });
    }

    @Override
    public Optional<SandboxFacts> status(Path root) {
        return running(cloud(host(root)));
    }

    @Override
    public void serve(Path root) throws InterruptedException {
        try (Sandbox _ = Sandbox.start(SandboxOptions.in(cloud(host(root))))) {
            new Semaphore(0).acquire();
        }
    }

    private static SandboxFacts awaitFacts(Host host) throws IOException, InterruptedException {
        Semaphore never = new Semaphore(0);
        for (int i = 0; i < LOOKS; i++) {
            Optional<SandboxFacts> facts = running(cloud(host));
            if (facts.isPresent()) {
                return facts.get();
            }
            if (never.tryAcquire(LOOK_AGAIN_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        throw new IOException("it does not come up; see " + log(host));
    }

    private static Optional<SandboxFacts> running(Path cloud) {
        return SandboxState.read(cloud).filter(SandboxState::running).map(SandboxFacts::of);
    }

    private ServiceDefinition definition(Host host, Path root) {
        return new ServiceDefinition(
                SERVICE,
                "a throwaway KubeEdge cloud",
                List.of(launcher.get().toString(), "sandbox", "serve", "--root", root.toString()),
                Map.of(),
                log(host).toString(),
                Duration.ofSeconds(5));
    }

    private static Path log(Host host) {
        return host.layout().logs().resolve("sandbox.log");
    }

    private static Path cloud(Host host) {
        return host.layout().data().resolve("cloud");
    }

    /** All of it lies in a folder of its own below the data, so that nothing of a join is in it. */
    private Host host(Path root) {
        Path data = hosts.apply(root).layout().data();
        return hosts.apply(data.resolveSibling("keadm-sandbox"));
    }

    private interface Question<T> {
        T ask() throws IOException, InterruptedException;
    }

    private static <T> T asking(String what, Question<T> question) {
        try {
            return question.ask();
        } catch (IOException e) {
            throw new KeadmException(ErrorCode.INTERNAL, "Cannot " + what + ": " + e.getMessage() + ".", "", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeadmException(ErrorCode.INTERRUPTED, "keadm was stopped while it was to " + what + ".", "", e);
        }
    }
}
