import dev.keadm.sandbox.Sandbox;
import dev.keadm.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/**
 * Serves a stand-in cloud until it is killed: {@code java -cp keadm/lib/* SandboxCloud.java FOLDER}. What it is to be
 * reached by is in the folder's {@code sandbox.json}. On Windows keadm has no sandbox command, but its classes work there.
 */
final class SandboxCloud {
    public static void main(String[] args) throws InterruptedException {
        try (Sandbox _ = Sandbox.start(SandboxOptions.in(Path.of(args[0]).toAbsolutePath()))) {
            new Semaphore(0).acquire();
        }
    }
}
