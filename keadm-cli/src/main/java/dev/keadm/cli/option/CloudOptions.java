package dev.keadm.cli.option;

import dev.keadm.cli.console.Streams;
import dev.keadm.request.CloudCoreEndpoint;
import dev.keadm.request.HubProtocol;
import dev.keadm.request.JoinRequest;
import dev.keadm.request.JoinRequest.Cloud;
import dev.keadm.request.Ports;
import dev.keadm.token.TokenSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The cloud to join, and what opens it. */
public final class CloudOptions {
    @Option(
            names = {"-e", "--cloudcore-ipport"},
            paramLabel = "HOST:PORT",
            description = "Where CloudCore listens, usually port 10000; may be given several times.")
    private List<String> cloudCores = new ArrayList<>();

    @Option(
            names = {"-s", "--certport"},
            paramLabel = "PORT",
            description = "Port at which CloudCore gives out certificates (default: 10002).")
    private @Nullable String certPort;

    @Option(
            names = {"-t", "--token"},
            paramLabel = "TOKEN",
            description = "The cloud's join token; everybody on this machine can see it while keadm runs.")
    private @Nullable String token;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Read the token from FILE, - being standard input. Without this and --token it is that of"
                    + " KEADM_TOKEN in the environment.")
    private @Nullable String tokenFile;

    @Option(names = "--hub-protocol", paramLabel = "NAME", description = "Only websocket (default).")
    private String protocol = "websocket";

    public Cloud cloud(Streams streams) {
        return new Cloud(
                cloudCores.stream().map(CloudCoreEndpoint::parse).toList(),
                certPort == null || certPort.isEmpty()
                        ? JoinRequest.DEFAULT_CERT_PORT
                        : Ports.parse("--certport", certPort),
                HubProtocol.parse(protocol),
                new TokenSource(streams.env(), streams.in()).find(tokenFile, token));
    }
}
