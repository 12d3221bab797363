package dev.keadm.host.linux;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keadm.host.FileModes;
import dev.keadm.host.FileModesContract;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class LinuxFileModesTest extends FileModesContract {
    @BeforeAll
    static void needsRoot() {
        assumeTrue("root".equals(System.getProperty("user.name")), "giving files to others needs root");
    }

    @Override
    protected FileModes modes() {
        return new LinuxFileModes();
    }
}
