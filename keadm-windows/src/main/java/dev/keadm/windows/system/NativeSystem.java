package dev.keadm.windows.system;

import dev.keadm.windows.jna.AdapterCalls;
import dev.keadm.windows.jna.SystemCalls;
import java.io.IOException;
import java.util.List;

/**
 * This machine, by {@code RtlGetVersion}, {@code GlobalMemoryStatusEx}, {@code IsProcessorFeaturePresent} and {@code
 * GetAdaptersAddresses}.
 */
public final class NativeSystem implements SystemView {
    private static final int PF_SECOND_LEVEL_ADDRESS_TRANSLATION = 20;
    private static final int PF_VIRT_FIRMWARE_ENABLED = 21;

    @Override
    public OsVersion version() throws IOException {
        SystemCalls.Version version = SystemCalls.version();
        return new OsVersion(version.major(), version.minor(), version.build(), version.server());
    }

    @Override
    public Memory memory() throws IOException {
        SystemCalls.Memory memory = SystemCalls.memory();
        return new Memory(memory.total(), memory.available());
    }

    @Override
    public int processors() throws IOException {
        return SystemCalls.processors();
    }

    @Override
    public Virtualization virtualization() {
        return new Virtualization(
                SystemCalls.processorHas(PF_VIRT_FIRMWARE_ENABLED),
                SystemCalls.processorHas(PF_SECOND_LEVEL_ADDRESS_TRANSLATION));
    }

    @Override
    public List<NetworkAdapter> adapters() throws IOException {
        return AdapterCalls.list().stream()
                .map(adapter -> new NetworkAdapter(
                        adapter.name(),
                        adapter.description(),
                        adapter.up(),
                        adapter.loopback(),
                        adapter.addresses(),
                        adapter.gateways(),
                        adapter.nameServers(),
                        adapter.suffix()))
                .toList();
    }
}
