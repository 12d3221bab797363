package dev.keadm.windows.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The adapter, on answers as HNS gives them. */
class HnsNetworksTest extends HostNetworksContract {
    private final FakeHns hns = new FakeHns().slow(3).with("Default Switch", "ICS", "172.20.0.0/20", "172.20.0.1");
    private final HnsNetworks networks = new HnsNetworks(hns, _ -> {});

    @Override
    HostNetworks networks() {
        return networks;
    }

    @Test
    void shouldAskForNameAndTypeOnlySoThatHnsPicksTheSubnet() throws Exception {
        networks.createNat("keadm");

        assertThat(hns.requests()).contains("POST /networks/ {\"Name\":\"keadm\",\"Type\":\"nat\"}");
    }

    @Test
    void shouldTakeTheEndpointsOfTheNetworkAlongAndNoOther() throws Exception {
        HostNetwork ours = networks.createNat("keadm");
        String other = networks.list().getFirst().id();
        hns.endpoint("E-1", ours.id());
        hns.endpoint("E-2", other);

        assertThat(networks.endpoints(ours.id().toLowerCase(Locale.ROOT))).containsExactly("x-E-1");

        networks.remove(ours.id());

        assertThat(networks.endpoints(ours.id())).isEmpty();
        assertThat(hns.endpoints()).containsExactly("E-2");
        assertThat(networks.list()).extracting(HostNetwork::id).containsExactly(other);
    }

    @Test
    void shouldMakeItAgainAfterABoot() throws Exception {
        networks.createNat("keadm");
        hns.boot();

        assertThat(networks.list()).extracting(HostNetwork::name).containsExactly("Default Switch");
        assertThat(networks.createNat("keadm").subnet()).isPresent();
    }

    @Test
    void shouldRefuseANameOfAnotherKind() {
        assertThatThrownBy(() -> networks.createNat("default switch"))
                .isInstanceOf(IOException.class)
                .hasMessage("There is a network 'Default Switch' of type ICS, where pods need one of type nat");
    }

    @Test
    void shouldSayWhatHnsSaid() {
        HnsNetworks refusing = new HnsNetworks(
                (method, _, _) -> method.equals("GET")
                        ? "{\"Success\":true,\"Output\":[]}"
                        : "{\"Success\":false,\"Error\":\"Falscher Parameter. \"}",
                _ -> {});

        assertThatThrownBy(() -> refusing.createNat("keadm"))
                .hasMessage("HNS did not make the NAT network 'keadm': Falscher Parameter.");
    }

    @Test
    void shouldGiveUpOnANetworkThatStays() {
        String id = "1";
        HnsNetworks stubborn = new HnsNetworks(
                (method, path, _) -> method.equals("GET") && path.startsWith("/networks")
                        ? "{\"Success\":true,\"Output\":[{\"ID\":\"1\",\"Name\":\"keadm\",\"Type\":\"NAT\"}]}"
                        : "{\"Success\":true}",
                _ -> {});

        assertThatThrownBy(() -> stubborn.remove(id)).hasMessageContaining("HNS still has the network 1");
        assertThatThrownBy(() -> stubborn.createNat("keadm")).hasMessageContaining("no subnet within 30 s");
    }

    @Test
    void shouldSayThatAnAnswerIsNoJson() {
        HnsNetworks odd = new HnsNetworks((_, _, _) -> "nonsense", _ -> {});

        assertThatThrownBy(odd::list).hasMessage("HNS answered GET /networks/ with something else than JSON");
    }

    @Test
    void shouldReadASingleFailure() {
        HnsNetworks failing =
                new HnsNetworks((_, _, _) -> "{\"Success\":false,\"Error\":\"Zugriff verweigert \"}", _ -> {});

        assertThatThrownBy(failing::list).hasMessage("HNS did not list its networks: Zugriff verweigert");
        assertThatThrownBy(() -> failing.remove("1")).hasMessageContaining("Zugriff verweigert");
    }
}
