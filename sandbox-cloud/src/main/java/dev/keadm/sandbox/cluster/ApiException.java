package dev.keadm.sandbox.cluster;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A refusal by the API server: a Kubernetes {@code Status}. */
public final class ApiException extends RuntimeException {
    private final int code;
    private final String reason;
    private final ObjectNode details;

    private ApiException(int code, String reason, String message, ObjectNode details) {
        super(message);
        this.code = code;
        this.reason = reason;
        this.details = details;
    }

    public static ApiException notFound(Resource resource, String name) {
        return new ApiException(
                404,
                "NotFound",
                resource.qualified() + " \"" + name + "\" not found",
                about(resource.plural(), resource, name));
    }

    /** As a lister of client-go says it: the singular, see the recordings. */
    public static ApiException notListed(Resource resource, String name) {
        String singular = resource.singular();
        String qualified = resource.group().isEmpty() ? singular : singular + "." + resource.group();
        return new ApiException(
                404, "NotFound", qualified + " \"" + name + "\" not found", about(singular, resource, name));
    }

    static ApiException alreadyExists(Resource resource, String name) {
        return new ApiException(
                409,
                "AlreadyExists",
                resource.qualified() + " \"" + name + "\" already exists",
                about(resource.plural(), resource, name));
    }

    static ApiException conflict(Resource resource, String name, String why) {
        return new ApiException(
                409,
                "Conflict",
                "Operation cannot be fulfilled on " + resource.qualified() + " \"" + name + "\": " + why,
                about(resource.plural(), resource, name));
    }

    /** The object has another UID than the one that was asked for. */
    public static ApiException uidConflict(Resource resource, String name, String asked, String there) {
        return conflict(
                resource,
                name,
                "Precondition failed: UID in precondition: " + asked + ", UID in object meta: " + there);
    }

    static ApiException invalid(Resource resource, String name, String why) {
        ObjectNode details = about(resource.kind(), resource, name);
        return new ApiException(422, "Invalid", resource.kind() + " \"" + name + "\" is invalid: " + why, details);
    }

    static ApiException forbidden(Resource resource, String name, String why) {
        return new ApiException(
                403,
                "Forbidden",
                resource.qualified() + " \"" + name + "\" is forbidden: " + why,
                about(resource.plural(), resource, name));
    }

    static ApiException expired(long asked, long oldest) {
        return new ApiException(410, "Expired", "too old resource version: " + asked + " (" + oldest + ")", details());
    }

    public static ApiException badRequest(String message) {
        return new ApiException(400, "BadRequest", message, details());
    }

    public static ApiException unauthorized() {
        return new ApiException(401, "Unauthorized", "Unauthorized", details());
    }

    public static ApiException noSuchPath() {
        return new ApiException(404, "NotFound", "the server could not find the requested resource", details());
    }

    public static ApiException notAllowed() {
        return new ApiException(
                405, "MethodNotAllowed", "the server does not allow this method on the requested resource", details());
    }

    public static ApiException unsupportedMediaType(String message) {
        return new ApiException(415, "UnsupportedMediaType", message, details());
    }

    public static ApiException unprocessable(String message) {
        return new ApiException(422, "Invalid", message, details());
    }

    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }

    /** Without kind and apiVersion, as CloudHub passes it on. */
    public ObjectNode bareStatus() {
        ObjectNode status = JsonMapper.shared().createObjectNode();
        status.putObject("metadata");
        return fill(status);
    }

    /** As the HTTP API answers it. */
    public ObjectNode status() {
        ObjectNode status = JsonMapper.shared().createObjectNode();
        status.put("kind", "Status").put("apiVersion", "v1").putObject("metadata");
        return fill(status);
    }

    private ObjectNode fill(ObjectNode status) {
        status.put("status", "Failure").put("message", getMessage()).put("reason", reason);
        if (!details.isEmpty()) {
            status.set("details", details.deepCopy());
        }
        return status.put("code", code);
    }

    private static ObjectNode details() {
        return JsonMapper.shared().createObjectNode();
    }

    private static ObjectNode about(String kind, Resource resource, String name) {
        ObjectNode details = details().put("name", name);
        if (!resource.group().isEmpty()) {
            details.put("group", resource.group());
        }
        return details.put("kind", kind);
    }
}
