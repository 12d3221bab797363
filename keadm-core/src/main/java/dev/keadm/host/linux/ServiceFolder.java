package dev.keadm.host.linux;

import dev.keadm.host.Access;
import dev.keadm.host.FileStatus;
import dev.keadm.host.HostFiles;
import dev.keadm.host.RunningProcess;
import dev.keadm.host.ServiceDefinition;
import io.avaje.json.JsonException;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What lies on disk of one supervised service: its definition, the script that watches over it, the command that the
 * script runs, and who the two processes are.
 */
record ServiceFolder(Path path, HostFiles files) {
    /** What systemd gives its services too. */
    private static final String SEARCH_PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private static final JsonType<ServiceDefinition> JSON =
            Jsonb.builder().build().type(ServiceDefinition.class);

    Path script() {
        return path.resolve("supervise");
    }

    /** Everything but the definition comes first: a service whose writing was cut short counts as not installed. */
    void write(ServiceDefinition definition) throws IOException, InterruptedException {
        files.createFolders(path, Access.PRIVATE);
        files.write(script(), Access.EXECUTABLE, stream -> {
            try (InputStream script = ServiceFolder.class.getResourceAsStream("supervise.sh")) {
                if (script == null) {
                    throw new FileNotFoundException("supervise.sh is missing from this keadm's own jar");
                }
                script.transferTo(stream);
            }
        });
        files.write(path.resolve("command"), Access.PRIVATE, command(definition));
        files.write(json(), Access.PRIVATE, JSON.toJson(definition));
    }

    Optional<ServiceDefinition> definition() throws IOException {
        if (files.status(json()) instanceof FileStatus.Absent) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.fromJson(files.readString(json())));
        } catch (JsonException e) {
            throw new IOException("Cannot read '" + json() + "': " + e.getMessage(), e);
        }
    }

    /** The process as it was recorded; whether it still lives is another question. */
    Optional<RunningProcess> recorded(String name) throws IOException {
        try {
            String[] fields = files.readString(path.resolve(name)).strip().split(" ", -1);
            return fields.length == 2
                    ? Optional.of(new RunningProcess(Long.parseLong(fields[0]), fields[1], List.of()))
                    : Optional.empty();
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (NumberFormatException e) {
            throw new IOException("'" + path.resolve(name) + "' names no process: " + e.getMessage(), e);
        }
    }

    boolean stopping() throws IOException {
        return !(files.status(path.resolve("stopping")) instanceof FileStatus.Absent);
    }

    /** Forgets processes that are gone. */
    void forgetProcesses() throws IOException {
        for (String name : List.of("supervisor", "program", "stopping")) {
            files.delete(path.resolve(name));
        }
    }

    private Path json() {
        return path.resolve("service.json");
    }

    /**
     * Nothing of keadm's own environment reaches the service, as under systemd. The inner shell is there since {@code env}
     * would take a program with {@code =} in its path for a variable.
     */
    private static String command(ServiceDefinition definition) {
        List<String> words = new ArrayList<>(List.of("exec env -i", quoted(SEARCH_PATH)));
        definition.environment().forEach((key, value) -> words.add(quoted(key + "=" + value)));
        words.add("/bin/sh -c 'exec \"$0\" \"$@\"'");
        definition.command().forEach(argument -> words.add(quoted(argument)));
        return words.stream().collect(Collectors.joining(" ", "cd /\n", "\n"));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
