package dev.keadm.windows.version;

/** How far Windows containers are supported on a build. */
public enum Support {
    /** Windows Server with images of its own build or an older one. */
    SUPPORTED,
    /** Works, but neither Kubernetes nor hosted test machines have it any more. */
    BEST_EFFORT,
    /** Process isolation is licensed for development and test only. */
    DEVELOPMENT,
    /** No image of Microsoft's has this build, and the runtime takes no other one. */
    NO_IMAGES,
    /** Older than any Windows that containerd runs on. */
    TOO_OLD,
    /** Newer than the table: nobody knows yet, a trial pod decides. */
    UNKNOWN
}
