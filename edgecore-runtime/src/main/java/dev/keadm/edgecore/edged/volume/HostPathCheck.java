package dev.keadm.edgecore.edged.volume;

import dev.keadm.edgecore.api.Volume;
import dev.keadm.edgecore.edged.PreparationException;
import dev.keadm.edgecore.edged.os.PathRules;
import dev.keadm.host.FileMode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks whether a path of the machine is what a pod expects there; links are followed, as in the kubelet. */
record HostPathCheck(VolumeSystem system, PathRules rules) {

    /** @return the path itself, which may not exist where the pod does not say what it is */
    Path check(Volume.HostPath source) throws PreparationException, IOException {
        Path path = rules.onHost(source.path());
        for (Path name : path) {
            if (name.toString().equals("..")) {
                throw new PreparationException("invalid HostPath `%s`: must not contain '..'".formatted(source.path()));
            }
        }
        if (!path.isAbsolute()) {
            throw new PreparationException("invalid HostPath `%s`: must be absolute".formatted(source.path()));
        }
        String type = source.type() == null ? "" : source.type();
        switch (type) {
            case "" -> {}
            case "DirectoryOrCreate" -> {
                if (!Files.exists(path)) {
                    makeFolders(path);
                }
                require(path, FileMode.Kind.FOLDER, "a directory");
            }
            case "Directory" -> require(path, FileMode.Kind.FOLDER, "a directory");
            case "FileOrCreate" -> {
                if (!Files.exists(path)) {
                    makeFile(path);
                }
                require(path, FileMode.Kind.FILE, "a file");
            }
            case "File" -> require(path, FileMode.Kind.FILE, "a file");
            case "Socket" -> require(path, FileMode.Kind.SOCKET, "a socket file");
            case "CharDevice" -> require(path, FileMode.Kind.CHARACTER_DEVICE, "a character device");
            case "BlockDevice" -> require(path, FileMode.Kind.BLOCK_DEVICE, "a block device");
            default -> throw new PreparationException(type + " is an invalid volume type");
        }
        return path;
    }

    private void require(Path path, FileMode.Kind kind, String words) throws PreparationException {
        try {
            if (system.kind(path.toRealPath()) == kind) {
                return;
            }
        } catch (IOException _) {
            // not there or not readable is not what the pod expects either
        }
        throw new PreparationException("hostPath type check failed: %s is not %s".formatted(path, words));
    }

    private void makeFolders(Path path) throws IOException {
        Path parent = path.getParent();
        if (parent != null && !Files.exists(parent)) {
            makeFolders(parent);
        }
        try {
            Files.createDirectory(path);
            system.modes().setPermissions(path, 0755);
        } catch (FileAlreadyExistsException _) {
            // somebody else was quicker; what it is gets checked
        }
    }

    private void makeFile(Path path) throws IOException {
        try {
            Files.createFile(path);
            system.modes().setPermissions(path, 0644);
        } catch (FileAlreadyExistsException _) {
            // somebody else was quicker; what it is gets checked
        }
    }
}
