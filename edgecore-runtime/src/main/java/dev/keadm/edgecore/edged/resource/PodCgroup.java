package dev.keadm.edgecore.edged.resource;

import java.util.ArrayList;
import java.util.List;

/** The control group that all containers of a pod lie in, named as the kubelet names it. */
public final class PodCgroup {
    private PodCgroup() {}

    /** @return the parent group for the runtime; empty leaves the choice to it */
    public static String path(CgroupSettings settings, QosClass qos, String uid) {
        if (!settings.perQos()) {
            return "";
        }
        List<String> names = new ArrayList<>(List.of("kubepods"));
        switch (qos) {
            case GUARANTEED -> {}
            case BURSTABLE -> names.add("burstable");
            case BEST_EFFORT -> names.add("besteffort");
        }
        names.add("pod" + uid);
        return settings.driver().equals("systemd") ? slices(names) : "/" + String.join("/", names);
    }

    /** Every group that a pod of this uid may have had, whatever its class was. */
    public static List<String> paths(CgroupSettings settings, String uid) {
        List<String> paths = new ArrayList<>();
        for (QosClass qos : QosClass.values()) {
            String path = path(settings, qos, uid);
            if (!path.isEmpty()) {
                paths.add(path);
            }
        }
        return paths;
    }

    /** systemd names a slice by all its parents, and a dash stands for one level down. */
    private static String slices(List<String> names) {
        StringBuilder path = new StringBuilder();
        StringBuilder slice = new StringBuilder();
        for (String name : names) {
            slice.append(slice.isEmpty() ? "" : "-").append(name.replace('-', '_'));
            path.append('/').append(slice).append(".slice");
        }
        return path.toString();
    }
}
