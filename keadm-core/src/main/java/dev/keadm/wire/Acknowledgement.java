package dev.keadm.wire;

/**
 * CloudHub's rule for what it keeps sending until it hears an ACK. Where the rule looks for a word anywhere in the
 * resource, so does this: an object whose name holds {@code membership} is sent once and unreliably.
 *
 * @see <a
 *     href="https://github.com/kubeedge/kubeedge/blob/v1.23.1/cloud/pkg/cloudhub/dispatcher/message_dispatcher.go">noAckRequired</a>
 */
public final class Acknowledgement {
    private static final String ERROR_CONTENT = "{\"ErrStatus\"";

    private Acknowledgement() {}

    /** @param message on its way from the cloud, its resource in short form */
    public static boolean isAwaited(Message message) {
        return !isOneShot(message) && !isRefusal(message) && !isEdgeControllersReply(message);
    }

    private static boolean isOneShot(Message message) {
        String resource = message.resource();
        return resource.contains(ResourceType.POD_LIST)
                || resource.contains("membership")
                || resource.contains("twin/cloud_updated")
                || resource.contains(ResourceType.SERVICE_ACCOUNT_TOKEN)
                || resource.contains("k8s/ca.crt")
                || Operation.isVolume(message.operation())
                || Operation.isTransport(message.operation())
                || message.operation().equals(Operation.APPLICATION_RESPONSE)
                || message.group().equals(Group.USER)
                || message.source().equals(Source.TASK_MANAGER)
                || message.source().equals(Source.NODE_UPGRADE_JOB_CONTROLLER);
    }

    private static boolean isRefusal(Message message) {
        String content = message.content();
        return message.operation().equals(Operation.RESPONSE)
                && (content == null
                        || content.equals(MessageFactory.OK)
                        || content.equals("{}")
                        || content.startsWith(ERROR_CONTENT));
    }

    private static boolean isEdgeControllersReply(Message message) {
        if (!message.source().equals(Source.EDGE_CONTROLLER)) {
            return false;
        }
        String type =
                ResourceName.parse(message.resource()).map(ResourceName::type).orElse("");
        return switch (type) {
            case ResourceType.NODE -> !message.operation().equals(Operation.UPDATE);
            case ResourceType.POD -> message.operation().equals(Operation.RESPONSE);
            case ResourceType.LEASE,
                    ResourceType.NODE_PATCH,
                    ResourceType.POD_PATCH,
                    ResourceType.POD_STATUS,
                    ResourceType.CERTIFICATE_SIGNING_REQUEST -> true;
            default -> false;
        };
    }
}
