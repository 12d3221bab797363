package dev.keadm.edgecore.meta;

/** What came of a question to the cloud. */
public sealed interface Reply<T> {
    /** The object as the cloud, or while it is away the store, has it. */
    record Found<T>(T value) implements Reply<T> {}

    /** The API server knows no such object, or knows another one of that name. */
    record NotFound<T>(String message) implements Reply<T> {}

    /** The API server refused: {@code code} is its HTTP status (0 where CloudCore gave none). */
    record Refused<T>(int code, String reason, String message) implements Reply<T> {}

    /** No answer: the link is down or the reply is late, and the store knows nothing either. Ask again later. */
    record Unavailable<T>(String message) implements Reply<T> {}
}
