package dev.keadm.windows.pipe;

import dev.keadm.cri.CriClient;
import dev.keadm.cri.CriDeadlines;
import dev.keadm.cri.CriEndpoint;
import dev.keadm.cri.CriException;
import dev.keadm.cri.CriTransport;
import dev.keadm.cri.v1.ContainerConfig;
import dev.keadm.cri.v1.ContainerMetadata;
import dev.keadm.cri.v1.ImageSpec;
import dev.keadm.cri.v1.PodSandboxConfig;
import dev.keadm.cri.v1.PodSandboxMetadata;
import dev.keadm.windows.jna.OpenHandles;
import dev.keadm.windows.jna.WindowsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The program inside Wine: many calls at once, over a pipe whose server {@link PipeSoakTest} kills now and then. */
final class PipeSoak {
    static final CriDeadlines DEADLINES = new CriDeadlines(Duration.ofSeconds(10), Duration.ofSeconds(30));

    /** What it prints before the number of calls that it has made. */
    static final String PROGRESS = "calls ";

    private static final int CALLERS = 16;
    private static final int BETWEEN_CHANGES = 25;
    private static final int BETWEEN_PROGRESS = 50;
    private static final int WARM_UP = 800;

    /** Idle threads of the client, which have handles of their own, end after a minute. */
    private static final Duration SETTLING = Duration.ofSeconds(100);

    private final String run = UUID.randomUUID().toString();
    private final SoakReport report = new SoakReport();
    private final CriClient client;
    private final int calls;

    private PipeSoak(CriTransport transport, int calls) {
        this.client = new CriClient(transport, DEADLINES);
        this.calls = calls;
    }

    /** @param words endpoint, number of calls, file for the report */
    public static void main(String[] words) throws Exception {
        CriEndpoint endpoint = CriEndpoint.parse(words[0]);
        CountingTransport transport = new CountingTransport(new PipeTransports(warning -> {}).to(endpoint));
        PipeSoak soak = new PipeSoak(transport, Integer.parseInt(words[1]));
        soak.run(transport);
        soak.report.write(Path.of(words[2]));
        System.exit(0);
    }

    private void run(CountingTransport transport) throws Exception {
        make(WARM_UP, number -> read(number, report));
        int before = OpenHandles.count();
        int connections = transport.opened();
        make(calls, this::call);
        removeSandboxes();
        report.put("handles.before", before);
        report.put("handles.after", settled(before));
        report.put("connections", transport.opened() - connections);
        client.close();
    }

    /** As soon as there are as few as before, or what there is after the time. */
    private static int settled(int before) throws WindowsException, InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        int now = OpenHandles.count();
        for (int i = 0; now > before && i < SETTLING.toSeconds(); i++) {
            System.out.println("handles " + before + " -> " + now);
            boolean _ = never.await(1, TimeUnit.SECONDS);
            now = OpenHandles.count();
        }
        return now;
    }

    private interface Numbered {
        void call(int number);
    }

    private void make(int count, Numbered call) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(Thread.ofVirtual().start(() -> {
                for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                    call.call(number);
                }
            }));
        }
        for (Thread caller : callers) {
            caller.join();
        }
    }

    private void call(int number) {
        if (number % BETWEEN_PROGRESS == 0) {
            System.out.println(PROGRESS + number);
        }
        if (number % BETWEEN_CHANGES == 0) {
            change(number);
        } else {
            read(number, report);
        }
    }

    private void read(int number, SoakReport into) {
        switch (number % 6) {
            case 0 -> into.read(DEADLINES.health(), () -> client.runtime().version());
            case 1 -> into.read(DEADLINES.health(), () -> client.runtime().status(true));
            case 2 -> into.read(DEADLINES.ordinary(), () -> client.runtime().listPodSandboxes());
            case 3 -> into.read(DEADLINES.ordinary(), () -> client.runtime().listContainers());
            case 4 -> into.read(DEADLINES.ordinary(), () -> client.images().listImages());
            default -> into.read(DEADLINES.ordinary(), () -> client.images().imageStatus("docker.io/local/pause:1"));
        }
    }

    /** Every eighth is a sandbox that comes to be, the others are containers in sandboxes that are not there. */
    private void change(int number) {
        String name = run + "-" + number;
        PodSandboxConfig sandbox = sandbox(name);
        if (number % (8 * BETWEEN_CHANGES) == 0) {
            report.change(
                    name,
                    DEADLINES.ordinary().multipliedBy(2),
                    () -> client.runtime().runPodSandbox(sandbox, ""));
        } else {
            report.change(
                    name, DEADLINES.ordinary(), () -> client.runtime().createContainer(name, container(name), sandbox));
        }
    }

    private void removeSandboxes() throws CriException {
        for (var sandbox : client.runtime().listPodSandboxes()) {
            if (sandbox.metadata.uid.startsWith(run)) {
                client.runtime().stopPodSandbox(sandbox.id);
                client.runtime().removePodSandbox(sandbox.id);
            }
        }
    }

    private static PodSandboxConfig sandbox(String name) {
        return new PodSandboxConfig.Builder()
                .metadata(new PodSandboxMetadata.Builder()
                        .name(name)
                        .namespace("soak")
                        .uid(name)
                        .build())
                .log_directory("C:\\soak\\" + name)
                .build();
    }

    private static ContainerConfig container(String name) {
        return new ContainerConfig.Builder()
                .metadata(new ContainerMetadata.Builder().name(name).build())
                .image(new ImageSpec.Builder()
                        .image("docker.io/local/busybox:1")
                        .build())
                .build();
    }
}
