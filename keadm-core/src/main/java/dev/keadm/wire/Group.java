package dev.keadm.wire;

/** Words of {@code route.group}: what part of the receiver a message is for. */
public final class Group {
    public static final String RESOURCE = "resource";
    public static final String META = "meta";
    public static final String TWIN = "twin";
    public static final String USER = "user";
    public static final String TASK_MANAGER = "taskmanager";
    public static final String HUB = "hub";

    private Group() {}
}
