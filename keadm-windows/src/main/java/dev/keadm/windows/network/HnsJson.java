package dev.keadm.windows.network;

import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What goes to HNS and comes back, as far as it is used here; public for the generated code. Its texts are in the system's language: only for people. */
public final class HnsJson {
    private static final Jsonb JSON = Jsonb.builder().build();

    static final JsonType<Done> DONE = JSON.type(Done.class);
    static final JsonType<NetworkAnswer> NETWORK = JSON.type(NetworkAnswer.class);
    static final JsonType<NetworksAnswer> NETWORKS = JSON.type(NetworksAnswer.class);
    static final JsonType<EndpointsAnswer> ENDPOINTS = JSON.type(EndpointsAnswer.class);
    static final JsonType<NewNetwork> NEW_NETWORK = JSON.type(NewNetwork.class);

    private HnsJson() {}

    /** An answer of which only the success matters. */
    @Json
    public record Done(
            @Json.Property("Success") boolean success,
            @Json.Property("Error") @Nullable String error) {}

    @Json
    public record NetworkAnswer(
            @Json.Property("Success") boolean success,
            @Json.Property("Error") @Nullable String error,
            @Json.Property("Output") @Nullable Network output) {}

    @Json
    public record NetworksAnswer(
            @Json.Property("Success") boolean success,
            @Json.Property("Error") @Nullable String error,
            @Json.Property("Output") @Nullable List<Network> output) {}

    @Json
    public record EndpointsAnswer(
            @Json.Property("Success") boolean success,
            @Json.Property("Error") @Nullable String error,
            @Json.Property("Output") @Nullable List<Endpoint> output) {}

    @Json
    public record NewNetwork(
            @Json.Property("Name") String name,
            @Json.Property("Type") String type) {}

    @Json
    public record Network(
            @Json.Property("ID") @Nullable String id,
            @Json.Property("Name") @Nullable String name,
            @Json.Property("Type") @Nullable String type,
            @Json.Property("Subnets") @Nullable List<Subnet> subnets) {
        HostNetwork network() {
            Optional<Subnet> first =
                    subnets == null ? Optional.empty() : subnets.stream().findFirst();
            return new HostNetwork(
                    text(id),
                    text(name),
                    text(type),
                    first.map(Subnet::prefix).filter(text -> !text.isEmpty()),
                    first.map(Subnet::gateway).filter(text -> !text.isEmpty()));
        }
    }

    @Json
    public record Subnet(
            @Json.Property("AddressPrefix") @Nullable String prefix,
            @Json.Property("GatewayAddress") @Nullable String gateway) {}

    /** @param network the id of the network that it is in */
    @Json
    public record Endpoint(
            @Json.Property("ID") @Nullable String id,
            @Json.Property("Name") @Nullable String name,
            @Json.Property("VirtualNetwork") @Nullable String network) {}

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
