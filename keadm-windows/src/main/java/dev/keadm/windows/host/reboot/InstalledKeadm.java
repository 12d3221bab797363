package dev.keadm.windows.host.reboot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * keadm's own copy in the programs folder, started by its own Java, as {@code keadm.cmd} starts it.
 *
 * @param programs the folder of the version, which has the version as its name
 */
record InstalledKeadm(Path programs) {
    Path java() {
        return programs.resolve("runtime").resolve("bin").resolve("java.exe");
    }

    /**
     * @param options of Java
     * @param words of keadm
     */
    List<String> arguments(List<String> options, List<String> words) {
        Path libraries = programs.resolve("lib");
        Path natives = libraries.resolve("native");
        List<String> arguments = new ArrayList<>(List.of(
                "@" + libraries.resolve("keadm.options"),
                "-Dkeadm.home=" + programs,
                "-Dorg.sqlite.lib.path=" + natives,
                "-Djna.boot.library.path=" + natives,
                "-Dlibrary.jline.path=" + natives));
        arguments.addAll(options);
        arguments.addAll(List.of(
                "-jar",
                libraries
                        .resolve("keadm-cli-" + programs.getFileName() + ".jar")
                        .toString()));
        arguments.addAll(words);
        return arguments;
    }
}
