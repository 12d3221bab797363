package dev.keadm.request;

/** How the agent talks to CloudHub. */
public enum HubProtocol {
    WEBSOCKET;

    /** @throws dev.keadm.error.KeadmException ({@code USAGE}) for all but {@code websocket} */
    public static HubProtocol parse(String text) {
        return switch (text) {
            case "websocket" -> WEBSOCKET;
            case "quic" ->
                throw Refusal.of(
                        "--hub-protocol",
                        text,
                        "CloudCore speaks a draft of QUIC from 2019 that no Java library knows",
                        "Leave the option out: every CloudCore serves WebSockets too, on port 10000.");
            default ->
                throw Refusal.of(
                        "--hub-protocol", text, "the protocols are websocket and quic", "Leave the option out.");
        };
    }
}
