package dev.keadm.windows.security;

import dev.keadm.windows.jna.FileSecurity;
import dev.keadm.windows.jna.WindowsErrors;
import dev.keadm.windows.jna.WindowsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Real folders whose descriptors are kept here; what the test did not give an owner belongs to SYSTEM. */
final class FakeFileSecurity implements FileSecurity {
    private static final String SYSTEM = "S-1-5-18";
    private static final String ADMINISTRATORS = "S-1-5-32-544";

    final Map<Path, String> descriptors = new HashMap<>();
    private final Map<Path, Optional<String>> owners = new HashMap<>();

    void own(Path path, @Nullable String sid) {
        owners.put(path, Optional.ofNullable(sid));
    }

    @Override
    public void createFolder(Path folder, String sddl) throws WindowsException {
        create(folder, sddl, () -> Files.createDirectory(folder));
    }

    @Override
    public void createFile(Path file, String sddl) throws WindowsException {
        create(file, sddl, () -> Files.createFile(file));
    }

    private interface Making {
        Path make() throws IOException;
    }

    private void create(Path path, String sddl, Making making) throws WindowsException {
        try {
            making.make();
        } catch (IOException e) {
            throw new WindowsException(WindowsErrors.ALREADY_EXISTS, "Create", path.toString(), e);
        }
        descriptors.put(path, sddl);
        own(path, ADMINISTRATORS);
    }

    @Override
    public Descriptor read(Path path) {
        return new Descriptor(
                owners.getOrDefault(path, Optional.of(SYSTEM)), descriptors.getOrDefault(path, "O:SYD:(A;;FA;;;SY)"));
    }

    @Override
    public void protect(Path path, String sddl) {
        descriptors.put(path, sddl);
    }
}
