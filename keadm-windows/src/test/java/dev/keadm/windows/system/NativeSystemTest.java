package dev.keadm.windows.system;

import dev.keadm.wine.OnWindows;

@OnWindows
final class NativeSystemTest extends SystemViewContract {
    @Override
    protected SystemView system() {
        return new NativeSystem();
    }
}
