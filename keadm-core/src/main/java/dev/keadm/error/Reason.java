package dev.keadm.error;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in words what Java says in class names: the message of an exception about a file is the file's path alone. */
public final class Reason {
    private Reason() {}

    /** Which object and why, without a full stop: {@code '/etc/x': permission denied}. */
    public static String of(Throwable failure) {
        return switch (failure) {
            case KeadmException keadm -> String.valueOf(keadm.getMessage());
            case FileSystemException file -> of(file);
            case IOException io when io.getMessage() != null -> io.getMessage();
            default -> "internal error: " + failure;
        };
    }

    private static String of(FileSystemException failure) {
        String reason = switch (failure) {
            case NoSuchFileException _ -> "it does not exist";
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "it exists already";
            case DirectoryNotEmptyException _ -> "the folder is not empty";
            case NotDirectoryException _ -> "it is no folder";
            default -> failure.getReason() == null ? failure.getClass().getSimpleName() : failure.getReason();
        };
        return failure.getOtherFile() == null
                ? "'" + failure.getFile() + "': " + reason
                : "'" + failure.getFile() + "' to '" + failure.getOtherFile() + "': " + reason;
    }
}
