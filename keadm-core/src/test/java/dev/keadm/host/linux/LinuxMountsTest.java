package dev.keadm.host.linux;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keadm.host.Mounts;
import dev.keadm.host.MountsContract;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class LinuxMountsTest extends MountsContract {
    @BeforeAll
    static void needsRoot() {
        assumeTrue("root".equals(System.getProperty("user.name")), "mounting needs root");
    }

    @Override
    protected Mounts mounts() {
        return new LinuxMounts(System.getProperty("os.version"));
    }
}
