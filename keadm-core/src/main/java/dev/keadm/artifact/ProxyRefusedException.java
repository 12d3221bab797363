package dev.keadm.artifact;

import java.io.IOException;

/** A proxy lets nothing through without a user and password, or not with these. */
final class ProxyRefusedException extends IOException {
    ProxyRefusedException(String message) {
        super(message);
    }
}
