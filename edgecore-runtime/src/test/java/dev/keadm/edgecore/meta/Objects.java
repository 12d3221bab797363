package dev.keadm.edgecore.meta;

/** JSON of objects as CloudCore sends them. */
final class Objects {
    static final String NODE = "edge-1";

    private Objects() {}

    static String pod(String uid, int version) {
        return """
                {"kind":"Pod","apiVersion":"v1","metadata":{"name":"web","namespace":"default","uid":"%s",\
                "resourceVersion":"%d"},"spec":{"nodeName":"edge-1","containers":[]}}""".formatted(uid, version);
    }

    static String configMap(String uid, int version, String value) {
        return """
                {"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"app","namespace":"default","uid":"%s",\
                "resourceVersion":"%d"},"data":{"key":"%s"}}""".formatted(uid, version, value);
    }

    /** What CloudCore's comparison of versions sends for an object that is gone. */
    static String stub(String name, String uid) {
        return """
                {"metadata":{"name":"%s","namespace":"default","uid":"%s"}}""".formatted(name, uid);
    }
}
