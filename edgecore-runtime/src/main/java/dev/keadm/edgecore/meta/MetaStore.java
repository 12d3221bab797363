package dev.keadm.edgecore.meta;

import dev.keadm.wire.ResourceName;
import java.util.List;
import java.util.Optional;

/**
 * What CloudCore was told is on disk. Each change is durable when its method returns. Thread-safe; every method throws
 * {@link StoreException} when the disk is full or broken, and then has changed nothing.
 */
public interface MetaStore extends AutoCloseable {
    /** Lists of words that other modules keep. */
    enum Register {
        /** MQTT topics that a rule asked this node to subscribe to. */
        TOPICS,
        /** Local URLs that a rule may call. */
        URLS
    }

    /**
     * Keeps an object unless a newer version of it is there. A version may come twice, and CloudCore's cache may hand out
     * an older one after a newer one.
     *
     * @return whether it is now the stored one
     */
    boolean put(ResourceName name, ObjectHeader header, String json);

    /**
     * Removes an object, and what Go keeps beside a pod.
     *
     * @param uid when given, an object made anew under that name stays
     * @return whether something was removed
     */
    boolean remove(ResourceName name, String uid);

    Optional<String> find(ResourceName name);

    /** The JSON of every object of a type, in the order of their names. */
    List<String> all(String type);

    /** @param id {@code namespace/name} */
    void putDevice(String id, String name, String description);

    void removeDevice(String id);

    void remember(Register register, String word);

    void forget(Register register, String word);

    @Override
    void close();
}
