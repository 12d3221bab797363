package dev.keadm.windows.system;

final class FakeSystemTest extends SystemViewContract {
    @Override
    protected SystemView system() {
        return new FakeSystem();
    }
}
