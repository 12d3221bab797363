package dev.keadm.cloud;

/** A pod that the agent acknowledged. */
public record StoredPod(String namespace, String name, String uid) {
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
