package dev.keadm.cloud;

import dev.keadm.pki.CertificateAuthority;
import dev.keadm.pki.PkiException;
import dev.keadm.request.CloudCoreEndpoint;
import dev.keadm.request.NodeName;
import dev.keadm.token.JoinToken;
import java.util.List;

/** What keadm asks of the cloud. Every call ends by a deadline of seconds. */
public interface Cloud {
    /**
     * Believes the cloud by the token's hash and gets a certificate for the node.
     *
     * @throws PkiException name-resolution, tcp, tls, ca-hash, token, certificate
     */
    Credentials credentials(CloudCoreEndpoint cloudCore, int certPort, JoinToken token, NodeName name);

    /**
     * Asks CloudCore's HTTPS server whether there is a node of that name.
     *
     * @throws PkiException name-resolution, tcp, tls
     */
    NodeListing listing(CloudCoreEndpoint cloudCore, int certPort, CertificateAuthority authority, NodeName name);

    /**
     * Goes as far as a TLS connection with CloudHub and leaves again.
     *
     * @throws PkiException name-resolution, tcp, tls
     */
    void knock(CloudCoreEndpoint hub, Credentials credentials);

    /**
     * Reads a Node, not touching a connection that its agent may have.
     *
     * @throws PkiException name-resolution, tcp, tls, cloudhub-silent
     */
    CloudNode node(CloudCoreEndpoint hub, Credentials credentials, NodeName name) throws InterruptedException;

    /**
     * Says that node and pods are gone from here, under the node's own name: its agent must have stopped.
     *
     * @return those pods that the cloud will send again to whoever joins under the name
     * @throws PkiException name-resolution, tcp, tls, cloudhub-silent
     */
    List<StoredPod> farewell(CloudCoreEndpoint hub, Credentials credentials, NodeName name, List<StoredPod> pods)
            throws InterruptedException;
}
