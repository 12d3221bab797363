package dev.keadm.edgecore.edged;

/** What a pod asks for cannot be had while the cloud is away; that it is not there is not known. */
public final class UnavailableException extends PreparationException {
    public UnavailableException(String message) {
        super(message);
    }
}
