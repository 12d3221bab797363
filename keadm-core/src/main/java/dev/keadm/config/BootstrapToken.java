package dev.keadm.config;

/** The token in an {@code edgecore.yaml}, with which a Go agent fetches its certificate. Never printed. */
public record BootstrapToken(String value) {
    @Override
    public String toString() {
        return "***";
    }
}
