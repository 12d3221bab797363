package dev.keadm.host;

import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "Windows has no modes")
class FakeFileModesTest extends FileModesContract {
    @Override
    protected FileModes modes() {
        return new FakeFileModes();
    }
}
