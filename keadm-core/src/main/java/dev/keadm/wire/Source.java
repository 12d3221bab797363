package dev.keadm.wire;

/** Words of {@code route.source}: the module that speaks. */
public final class Source {
    public static final String EDGED = "edged";
    public static final String WEBSOCKET = "websocket";
    public static final String META_MANAGER = "metamanager";
    public static final String TWIN = "twin";
    public static final String META_SERVER = "metaserver";

    public static final String CLOUD_HUB = "cloudhub";
    public static final String EDGE_CONTROLLER = "edgecontroller";
    public static final String DEVICE_CONTROLLER = "devicecontroller";
    public static final String POLICY_CONTROLLER = "policycontroller";
    public static final String DYNAMIC_CONTROLLER = "dynamiccontroller";
    public static final String SYNC_CONTROLLER = "synccontroller";
    public static final String TASK_MANAGER = "taskmanager";
    public static final String NODE_UPGRADE_JOB_CONTROLLER = "nodeupgradejobcontroller";
    public static final String ROUTER_EVENT_BUS = "router_eventbus";
    public static final String ROUTER_SERVICE_BUS = "router_servicebus";

    private Source() {}
}
