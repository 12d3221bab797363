package dev.keadm.windows.host.features;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which features the node needs.
 *
 * @param names as DISM has them
 * @param source where the user says that their files are
 * @param inSpite whether they are enabled although Windows waits for a restart: on some machines it always says so
 */
public record FeatureWish(List<String> names, Optional<Path> source, boolean inSpite) {
    public static final String CONTAINERS = "Containers";
    public static final String HYPER_V = "Microsoft-Hyper-V";

    public FeatureWish {
        names = List.copyOf(names);
    }

    public boolean hyperV() {
        return names.contains(HYPER_V);
    }

    public static FeatureWish of(boolean hyperV, Optional<Path> source, boolean inSpite) {
        return new FeatureWish(hyperV ? List.of(CONTAINERS, HYPER_V) : List.of(CONTAINERS), source, inSpite);
    }
}
