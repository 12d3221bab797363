package dev.keadm.host;

import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "Windows mounts nothing for a pod")
class FakeMountsTest extends MountsContract {
    private final FakeMounts mounts = new FakeMounts();

    @Override
    protected Mounts mounts() {
        return mounts;
    }
}
