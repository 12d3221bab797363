package dev.keadm.config;

/** The modules of EdgeCore that {@code edgecore.yaml} switches, in the order of Go's own documentation. */
public enum Module {
    EDGED("modules.edged"),
    EDGE_HUB("modules.edgeHub"),
    EVENT_BUS("modules.eventBus"),
    META_MANAGER("modules.metaManager"),
    META_SERVER("modules.metaManager.metaServer"),
    SERVICE_BUS("modules.serviceBus"),
    DEVICE_TWIN("modules.deviceTwin"),
    DB_TEST("modules.dbTest"),
    EDGE_STREAM("modules.edgeStream"),
    TASK_MANAGER("modules.taskManager");

    private final String section;

    Module(String section) {
        this.section = section;
    }

    /** {@code modules.edgeHub}. */
    public String section() {
        return section;
    }

    /** {@code edgeHub}. */
    public String shortName() {
        return section.substring(section.lastIndexOf('.') + 1);
    }

    /** {@code modules.edgeHub.enable}. */
    public String enableKey() {
        return section + ".enable";
    }
}
