package dev.keadm.wire;

/** Words of {@code route.operation}. The set is open: HTTP verbs and task actions occur as well. */
public final class Operation {
    public static final String INSERT = "insert";
    public static final String DELETE = "delete";
    public static final String QUERY = "query";
    public static final String UPDATE = "update";
    public static final String PATCH = "patch";
    public static final String UPLOAD = "upload";
    public static final String RESPONSE = "response";
    public static final String ERROR = "error";
    public static final String KEEPALIVE = "keepalive";
    public static final String APPLICATION_RESPONSE = "applicationResponse";
    public static final String CREATE_VOLUME = "createvolume";
    public static final String DELETE_VOLUME = "deletevolume";
    public static final String CONTROLLER_PUBLISH_VOLUME = "controllerpublishvolume";
    public static final String CONTROLLER_UNPUBLISH_VOLUME = "controllerunpublishvolume";

    private Operation() {}

    static boolean isVolume(String operation) {
        return switch (operation) {
            case CREATE_VOLUME, DELETE_VOLUME, CONTROLLER_PUBLISH_VOLUME, CONTROLLER_UNPUBLISH_VOLUME -> true;
            default -> false;
        };
    }

    /** Words that KubeEdge's transport answers by itself on both sides: never to be used for anything else. */
    static boolean isTransport(String operation) {
        return switch (operation) {
            case "config", "ping", "pong" -> true;
            default -> false;
        };
    }
}
