package dev.keadm.windows.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What every view of a Windows machine promises. */
public abstract class SystemViewContract {
    protected abstract SystemView system();

    @Test
    void shouldTellAVersionFromWindows10On() throws IOException {
        OsVersion version = system().version();

        assertThat(version.major()).isGreaterThanOrEqualTo(10);
        assertThat(version.build()).isGreaterThan(10_000);
        assertThat(version).hasToString(version.major() + "." + version.minor() + "." + version.build());
    }

    @Test
    void shouldHaveNoMoreMemoryLeftThanThereIs() throws IOException {
        Memory memory = system().memory();

        assertThat(memory.total()).isGreaterThan(256L << 20);
        assertThat(memory.available()).isPositive().isLessThanOrEqualTo(memory.total());
    }

    @Test
    void shouldHaveAProcessor() throws IOException {
        assertThat(system().processors()).isPositive();
    }

    @Test
    void shouldTellTheSameOfVirtualizationEachTime() throws IOException {
        assertThat(system().virtualization()).isEqualTo(system().virtualization());
    }

    @Test
    void shouldGiveEachAdapterThatIsUpAnAddress() throws IOException {
        assertThat(system().adapters()).isNotEmpty().allSatisfy(adapter -> {
            assertThat(adapter.name()).isNotEmpty();
            if (adapter.leadsOut()) {
                assertThat(adapter.addresses()).isNotEmpty();
            }
        });
    }

    @Test
    void shouldKnowTheLoopbackAdapter() throws IOException {
        assertThat(system().adapters())
                .filteredOn(NetworkAdapter::loopback)
                .isNotEmpty()
                .allSatisfy(adapter -> {
                    assertThat(adapter.leadsOut()).isFalse();
                    assertThat(adapter.addresses()).allMatch(address -> address.isLoopbackAddress());
                });
    }
}
