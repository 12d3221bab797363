package dev.keadm.windows.host.preflight;

import dev.keadm.preflight.Check;
import dev.keadm.preflight.Finding;
import dev.keadm.windows.registry.RegistryView;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Windows kills no process for want of memory: without a page file everything fails a little. */
record PageFileCheck(RegistryView registry) implements Check {
    private static final String KEY = "SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Memory Management";
    private static final long LEAST_MEBIBYTES = 4096;

    @Override
    public String id() {
        return "page-file";
    }

    @Override
    public List<Finding> run() throws IOException {
        Optional<List<String>> files = new Values(registry).lines(KEY, "PagingFiles");
        if (files.isEmpty()) {
            return List.of(Finding.ok(id(), "Windows does not say how its page file is set."));
        }
        List<String> set = files.get().stream().filter(line -> !line.isBlank()).toList();
        if (set.isEmpty()) {
            return List.of(Finding.warning(
                    id(),
                    "Windows has no page file.",
                    "Let it manage one: containers fail with error 1455 when memory is promised and not there."));
        }
        long most = set.stream().mapToLong(PageFileCheck::mebibytes).sum();
        return List.of(
                most < LEAST_MEBIBYTES
                        ? Finding.warning(
                                id(),
                                "Windows' page file may have " + most + " MiB at most.",
                                "Let Windows manage its size, or give it 4096 MiB or more.")
                        : Finding.ok(id(), "Windows has a page file."));
    }

    /** {@code C:\pagefile.sys 1024 4096}: initial and greatest size; without them, or 0 0, Windows manages it. */
    private static long mebibytes(String line) {
        String[] words = line.strip().split("\\s+", -1);
        String last = words[words.length - 1];
        boolean sized = words.length > 2 && last.matches("[0-9]{1,9}") && Long.parseLong(last) > 0;
        return sized ? Long.parseLong(last) : Integer.MAX_VALUE;
    }
}
