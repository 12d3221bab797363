package dev.keadm.wire;

/** The middle of a resource name. */
public final class ResourceType {
    public static final String POD = "pod";
    public static final String POD_STATUS = "podstatus";
    public static final String POD_PATCH = "podpatch";
    public static final String POD_LIST = "podlist";
    public static final String NODE = "node";
    public static final String NODE_STATUS = "nodestatus";
    public static final String NODE_PATCH = "nodepatch";
    public static final String LEASE = "lease";
    public static final String CONFIG_MAP = "configmap";
    public static final String SECRET = "secret";
    public static final String SERVICE_ACCOUNT_TOKEN = "serviceaccounttoken";
    public static final String SERVICE_ACCOUNT_ACCESS = "serviceaccountaccess";
    public static final String PERSISTENT_VOLUME = "persistentvolume";
    public static final String PERSISTENT_VOLUME_CLAIM = "persistentvolumeclaim";
    public static final String VOLUME_ATTACHMENT = "volumeattachment";
    public static final String CERTIFICATE_SIGNING_REQUEST = "certificatesigningrequest";
    public static final String EVENT = "event";
    public static final String DEVICE = "device";
    public static final String DEVICE_MODEL = "devicemodel";

    private ResourceType() {}

    /** Objects that CloudCore hands out as the answer to a query, and then keeps up to date. */
    public static boolean isKeptAfterQuery(String type) {
        return switch (type) {
            case CONFIG_MAP, SECRET, PERSISTENT_VOLUME, PERSISTENT_VOLUME_CLAIM, VOLUME_ATTACHMENT -> true;
            default -> false;
        };
    }
}
