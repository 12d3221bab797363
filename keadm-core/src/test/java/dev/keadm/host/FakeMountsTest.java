package dev.keadm.host;

class FakeMountsTest extends MountsContract {
    private final FakeMounts mounts = new FakeMounts();

    @Override
    protected Mounts mounts() {
        return mounts;
    }
}
