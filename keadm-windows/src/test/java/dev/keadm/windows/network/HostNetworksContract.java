package dev.keadm.windows.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the port promises. */
abstract class HostNetworksContract {
    private static final String NAME = "keadm-contract";

    abstract HostNetworks networks() throws Exception;

    @AfterEach
    void tearDown() throws Exception {
        for (HostNetwork network : networks().list()) {
            if (network.name().equals(NAME)) {
                networks().remove(network.id());
            }
        }
    }

    @Test
    void shouldMakeANatNetworkWithASubnetOfItsOwn() throws Exception {
        HostNetwork made = networks().createNat(NAME);

        assertThat(made.name()).isEqualTo(NAME);
        assertThat(made.isNat()).isTrue();
        assertThat(made.subnet().orElseThrow()).matches("[0-9.]+/[0-9]+");
        assertThat(made.gateway().orElseThrow()).matches("[0-9.]+");
        assertThat(networks().list()).contains(made);
    }

    @Test
    void shouldGiveBackTheOneThatIsThere() throws Exception {
        HostNetwork made = networks().createNat(NAME);

        assertThat(networks().createNat(NAME)).isEqualTo(made);
    }

    @Test
    void shouldRemoveAndMakeAgainAtOnce() throws Exception {
        HostNetwork made = networks().createNat(NAME);

        networks().remove(made.id().toLowerCase(Locale.ROOT));

        assertThat(networks().list()).extracting(HostNetwork::name).doesNotContain(NAME);
        assertThat(networks().createNat(NAME).name()).isEqualTo(NAME);
    }

    @Test
    void shouldTellOfNothingThatIsAttachedToANewNetwork() throws Exception {
        assertThat(networks().endpoints(networks().createNat(NAME).id())).isEmpty();
        assertThat(networks().endpoints("00000000-0000-4000-8000-000000000000")).isEmpty();
    }

    @Test
    void shouldRemoveWhatIsNotThere() throws Exception {
        int before = networks().list().size();

        networks().remove("00000000-0000-4000-8000-000000000000");

        assertThat(networks().list()).hasSize(before);
    }
}
