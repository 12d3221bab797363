package dev.keadm.containerd;

import java.util.List;
import java.util.Optional;

/** Picks the pods' subnet: a /24 of 10.208.0.0/12, which neither Docker nor podman nor Kubernetes' usual networks use. */
final class PodSubnets {
    private static final long FIRST = 10L << 24 | 208L << 16;
    private static final int COUNT = 1 << 12;

    private PodSubnets() {}

    /**
     * @param taken what the machine has routes to, its default route aside
     * @param seed where to begin
     * @return empty when all are taken
     */
    static Optional<Subnet> choose(List<Subnet> taken, int seed) {
        for (int i = 0; i < COUNT; i++) {
            Subnet candidate = new Subnet(FIRST + ((long) Math.floorMod(seed + i, COUNT) << 8), 24);
            if (taken.stream().noneMatch(candidate::overlaps)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
