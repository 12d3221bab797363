package dev.keadm.wire;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * The envelope in which cloud and edge talk, one a WebSocket text message.
 *
 * @param content raw JSON text of any kind: object, array, string, or absent
 * @see <a href="https://github.com/kubeedge/kubeedge/blob/v1.23.1/staging/src/github.com/kubeedge/beehive/pkg/core/model/message.go">KubeEdge's model</a>
 */
@Json
public record Message(
        Header header, Route route, @Json.Raw @Nullable String content) {
    /**
     * @param id UUID text
     * @param parentId the id of the message that this one answers
     * @param timestamp milliseconds since 1970; CloudHub drops the whole session when it is anything but a number
     */
    @Json
    public record Header(
            @Json.Property("msg_id") String id,
            @Json.Property("parent_msg_id") @Nullable String parentId,
            long timestamp,
            @Json.Property("resourceversion") @Nullable String resourceVersion,
            boolean sync,
            @Nullable String type) {}

    /** @param resource short form, without the leading {@code node/<name>/}: {@code default/pod/web} */
    @Json
    public record Route(
            @Nullable String source,
            @Nullable String destination,
            @Nullable String group,
            @Nullable String operation,
            @Nullable String resource) {}

    /** The answered message's id, or empty. */
    public String parentId() {
        return header.parentId() == null ? "" : header.parentId();
    }

    public String operation() {
        return route.operation() == null ? "" : route.operation();
    }

    public String group() {
        return route.group() == null ? "" : route.group();
    }

    public String source() {
        return route.source() == null ? "" : route.source();
    }

    public String resource() {
        return route.resource() == null ? "" : route.resource();
    }
}
