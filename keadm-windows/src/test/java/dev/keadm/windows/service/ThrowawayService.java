package dev.keadm.windows.service;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.Advapi32;
import dev.keadm.windows.jna.WindowsException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The program of the services that tests install: this Java itself. */
final class ThrowawayService implements ServiceEnd {
    enum Behaviour {
        /** Runs until it is asked to stop. */
        PLAIN,
        /** Ends with 42 before it runs. */
        FAILING,
        /** Does not stop when it is asked to. */
        STUBBORN
    }

    private ThrowawayService() {}

    static List<String> command(String name, Behaviour behaviour) {
        String classPath = Stream.of(ThrowawayService.class, ServiceHost.class, Native.class, Advapi32.class)
                .map(ThrowawayService::place)
                .collect(Collectors.joining(";"));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java.exe").toString(),
                "-Xrs",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                ThrowawayService.class.getName(),
                name,
                behaviour.name());
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static void main(String[] words) throws WindowsException {
        Behaviour behaviour = Behaviour.valueOf(words[1]);
        System.exit(new ServiceHost(new ThrowawayService())
                .run(words[0], session -> live(behaviour, session))
                .orElse(9));
    }

    private static int live(Behaviour behaviour, HostedService.Session session) throws InterruptedException {
        session.progress();
        if (behaviour == Behaviour.FAILING) {
            return 42;
        }
        session.running();
        session.awaitStop();
        if (behaviour == Behaviour.STUBBORN) {
            new CountDownLatch(1).await();
        }
        return HostedService.OK;
    }

    @Override
    public void fatal(String sentence, Throwable cause) {
        cause.printStackTrace();
    }

    @Override
    public void stuck(String threads) {
        System.err.println(threads);
    }

    @Override
    public void halt(int code) {
        Runtime.getRuntime().halt(code);
    }
}
