package dev.keadm.windows.registry;

class FakeRegistryTest extends RegistryContract {
    private final FakeRegistry registry = new FakeRegistry();

    @Override
    protected Registry registry() {
        return registry;
    }
}
