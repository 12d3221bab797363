package dev.keadm.workflow;

import dev.keadm.error.KeadmException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in words what Java says in class names. */
final class Failures {
    private Failures() {}

    static String describe(Throwable failure) {
        return switch (failure) {
            case StepException step -> String.valueOf(step.getMessage());
            case KeadmException keadm -> String.valueOf(keadm.getMessage());
            case FileSystemException file -> describe(file);
            case IOException io when io.getMessage() != null -> io.getMessage();
            default -> "internal error: " + failure;
        };
    }

    static String hint(Throwable failure) {
        return switch (failure) {
            case StepException step -> step.hint();
            case KeadmException keadm -> keadm.hint();
            default -> "";
        };
    }

    private static String describe(FileSystemException failure) {
        String reason = switch (failure) {
            case NoSuchFileException _ -> "it does not exist";
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "it exists already";
            case DirectoryNotEmptyException _ -> "the folder is not empty";
            default -> failure.getReason() == null ? failure.getClass().getSimpleName() : failure.getReason();
        };
        return failure.getOtherFile() == null
                ? "'" + failure.getFile() + "': " + reason
                : "'" + failure.getFile() + "' to '" + failure.getOtherFile() + "': " + reason;
    }
}
