package dev.keadm.edgecore.meta;

import io.avaje.json.JsonException;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import org.jspecify.annotations.Nullable;

/**
 * The three forms of CloudCore's replies. Which one comes is decided by the question: inserts, patches and everything
 * about leases are wrapped ({@code {"Object":…,"Err":…}}), queries of other objects bare, deletions and node updates a
 * text. Errors come under operation {@code response} as well.
 *
 * @see <a href="https://github.com/kubeedge/kubeedge/blob/v1.23.1/staging/src/github.com/kubeedge/api/apis/common/types/types.go">ObjectResp</a>
 */
public final class ReplyShapes {
    private static final int NOT_FOUND = 404;

    private static final JsonType<Wrapped> WRAPPED = Jsonb.builder().build().type(Wrapped.class);
    private static final JsonType<Bare> BARE = Jsonb.builder().build().type(Bare.class);

    private ReplyShapes() {}

    /** A reply to an insert, a patch, or any question about a lease. */
    public static <T> Reply<T> wrapped(@Nullable String content, JsonType<T> type) {
        try {
            Wrapped reply = WRAPPED.fromJson(content == null ? "{}" : content);
            if (reply.error() != null) {
                return failed(reply.error().status());
            }
            return reply.object() == null ? unreadable(content) : new Reply.Found<>(type.fromJson(reply.object()));
        } catch (JsonException | IllegalStateException _) {
            return unreadable(content);
        }
    }

    /** A reply to a query of an object that is not a lease. An object without metadata is none. */
    public static <T> Reply<T> bare(@Nullable String content, JsonType<T> type) {
        try {
            Bare reply = BARE.fromJson(content == null ? "{}" : content);
            if (reply.metadata() == null || reply.status() != null) {
                return failed(reply.status());
            }
            return new Reply.Found<>(type.fromJson(content == null ? "{}" : content));
        } catch (JsonException | IllegalStateException _) {
            return unreadable(content);
        }
    }

    /** A reply to a deletion or an update that says no more than {@code "OK"}. */
    public static Reply<Boolean> text(@Nullable String content) {
        if ("\"OK\"".equals(content == null ? null : content.strip())) {
            return new Reply.Found<>(true);
        }
        try {
            return failed(BARE.fromJson(content == null ? "{}" : content).status());
        } catch (JsonException | IllegalStateException _) {
            return unreadable(content);
        }
    }

    /** CloudCore says {@code {}} for errors that are not the API server's. */
    private static <T> Reply<T> failed(@Nullable ErrStatus status) {
        if (status == null) {
            return new Reply.Refused<>(0, "Unknown", "CloudCore gave no reason; see its log.");
        }
        String message = status.message() == null ? "" : status.message();
        if (status.code() == NOT_FOUND) {
            return new Reply.NotFound<>(message);
        }
        return new Reply.Refused<>(status.code(), status.reason() == null ? "" : status.reason(), message);
    }

    private static <T> Reply<T> unreadable(@Nullable String content) {
        return new Reply.Unavailable<>("CloudCore's reply cannot be read: " + shortened(content));
    }

    private static String shortened(@Nullable String content) {
        String text = content == null ? "nothing" : content;
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    @Json
    public record Wrapped(
            @Json.Raw @Json.Property("Object") @Nullable String object,
            @Json.Property("Err") @Nullable ApiError error) {}

    @Json
    public record ApiError(
            @Json.Property("ErrStatus") @Nullable ErrStatus status) {}

    @Json
    public record Bare(
            @Json.Raw @Nullable String metadata,
            @Json.Property("ErrStatus") @Nullable ErrStatus status) {}

    @Json
    public record ErrStatus(
            @Nullable String message, @Nullable String reason, int code) {}
}
