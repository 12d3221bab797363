package dev.keadm.cloud;

import dev.keadm.pki.CertificateAuthority;
import dev.keadm.pki.CertificateService;
import dev.keadm.pki.EdgeTls;
import dev.keadm.pki.NetworkFailure;
import dev.keadm.pki.PkiException;
import dev.keadm.request.CloudCoreEndpoint;
import dev.keadm.request.NodeName;
import dev.keadm.status.Cause;
import dev.keadm.token.JoinToken;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/** The real one. */
public final class CloudCore implements Cloud {
    private final Clock clock;
    private final Duration deadline;

    /** @param deadline for each step of a conversation */
    public CloudCore(Clock clock, Duration deadline) {
        this.clock = clock;
        this.deadline = deadline;
    }

    @Override
    public Credentials credentials(CloudCoreEndpoint cloudCore, int certPort, JoinToken token, NodeName name) {
        CertificateService service = new CertificateService(URI.create(cloudCore.https(certPort)));
        CertificateAuthority authority = service.fetchAuthority(token.caHash(), deadline);
        return new Credentials(authority, service.request(authority, name.value(), token.bearer(), deadline));
    }

    @Override
    public NodeListing listing(
            CloudCoreEndpoint cloudCore, int certPort, CertificateAuthority authority, NodeName name) {
        EdgeTls tls = EdgeTls.anonymous(authority);
        OkHttpClient client = new OkHttpClient.Builder()
                .sslSocketFactory(tls.context().getSocketFactory(), tls.trust())
                .protocols(List.of(Protocol.HTTP_1_1))
                .proxy(Proxy.NO_PROXY)
                .callTimeout(deadline)
                .build();
        Request request = new Request.Builder()
                .url(cloudCore.https(certPort) + "/node/" + name)
                .build();
        try (Response response = client.newCall(request).execute()) {
            return new NodeListing(presence(response.code()), date(response));
        } catch (IOException e) {
            throw failed("ask CloudCore " + cloudCore.withPort(certPort) + " for node '" + name + "'", cloudCore, e);
        } finally {
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        }
    }

    private static NodeListing.Presence presence(int status) {
        return switch (status) {
            case 200 -> NodeListing.Presence.THERE;
            case 404 -> NodeListing.Presence.ABSENT;
            default -> NodeListing.Presence.UNKNOWN;
        };
    }

    private static Optional<Instant> date(Response response) {
        return Optional.ofNullable(response.headers().getDate("Date")).map(Date::toInstant);
    }

    @Override
    public void knock(CloudCoreEndpoint hub, Credentials credentials) {
        try (Socket plain = new Socket()) {
            InetSocketAddress address = new InetSocketAddress(hub.host(), hub.port());
            if (address.isUnresolved()) {
                throw new UnknownHostException(hub.host());
            }
            plain.connect(address, (int) deadline.toMillis());
            plain.setSoTimeout((int) deadline.toMillis());
            try (SSLSocket socket = (SSLSocket)
                    credentials.tls().context().getSocketFactory().createSocket(plain, hub.host(), hub.port(), true)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
            }
        } catch (IOException e) {
            throw failed("reach CloudHub " + hub, hub, e);
        }
    }

    private static PkiException failed(String what, CloudCoreEndpoint endpoint, IOException e) {
        Cause cause = NetworkFailure.of(e);
        return new PkiException(
                cause,
                "Cannot " + what + ": " + NetworkFailure.text(e) + ".",
                NetworkFailure.remedy(cause, endpoint.toString()),
                e);
    }

    @Override
    public CloudNode node(CloudCoreEndpoint hub, Credentials credentials, NodeName name) throws InterruptedException {
        return new NodeQuery(hub, credentials.tls(), deadline).read(name);
    }

    @Override
    public List<StoredPod> farewell(CloudCoreEndpoint hub, Credentials credentials, NodeName name, List<StoredPod> pods)
            throws InterruptedException {
        try (HubSession session = HubSession.open(hub, credentials.tls(), name.value(), deadline)) {
            return new Farewell(session, name, clock, deadline).say(pods);
        }
    }
}
