package dev.keadm.windows.jna;

import java.nio.file.Path;
import java.util.Optional;

/** Files and folders with their security descriptors, in Microsoft's notation for them (SDDL). Links are not followed. */
public interface FileSecurity {
    /**
     * @param owner the owner's SID, such as {@code S-1-5-18}; empty when the system tells of none
     * @param sddl owner and access control list as the system has them: {@code O:BAD:P(A;OICI;FA;;;SY)}
     */
    record Descriptor(Optional<String> owner, String sddl) {}

    /**
     * Makes a folder that has the descriptor from its first moment on.
     *
     * @throws WindowsException {@link WindowsErrors#ALREADY_EXISTS} when something is there
     */
    void createFolder(Path folder, String sddl) throws WindowsException;

    /**
     * Makes an empty file that has the descriptor from its first moment on.
     *
     * @throws WindowsException {@link WindowsErrors#FILE_EXISTS} when something is there
     */
    void createFile(Path file, String sddl) throws WindowsException;

    Descriptor read(Path path) throws WindowsException;

    /**
     * Replaces the access control list, cuts it off from what the folders above hand down, and hands its own inheritable
     * entries to what lies below.
     *
     * @param sddl whose {@code D:} part is taken and nothing else
     */
    void protect(Path path, String sddl) throws WindowsException;
}
