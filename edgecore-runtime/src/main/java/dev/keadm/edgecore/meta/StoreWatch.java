package dev.keadm.edgecore.meta;

/** Hears whether the store can be written. Calls come from the intake thread, at the edges only. */
public interface StoreWatch {
    void storeFailed(String message);

    void storeWorks();
}
