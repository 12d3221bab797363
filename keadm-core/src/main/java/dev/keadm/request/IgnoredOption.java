package dev.keadm.request;

/** Options of Go keadm that are taken so that its command lines run, but do nothing here; each draws one warning. */
public enum IgnoredOption {
    CERT_PATH(
            "--certPath",
            "the certificates lie where edgecore.yaml says; Go keadm ignores it, too. Use --set"
                    + " modules.edgeHub.tlsCertFile=… instead"),
    TARBALL_PATH("--tarballpath", "EdgeCore comes with keadm itself, so no release archive is unpacked"),
    IMAGE_REPOSITORY("--image-repository", "EdgeCore comes with keadm itself, so no installation-package is pulled"),
    KUBE_CONFIG("--kube-config", "taking a node back never touches the cluster through a kubeconfig"),
    KUBEEDGE_VERSION("--kubeedge-version", "keadm installs the EdgeCore that it comes with, which is another version");

    private final String option;
    private final String reason;

    IgnoredOption(String option, String reason) {
        this.option = option;
        this.reason = reason;
    }

    public String option() {
        return option;
    }

    /** One sentence without the object: why the option means nothing here. */
    public String warning() {
        return option + " has no effect: " + reason + ".";
    }
}
