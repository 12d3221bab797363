package dev.keadm.edgecore.edged.volume;

import java.io.IOException;
import java.nio.file.Path;

/** The system said that it made a link, and there is none. */
final class NoLinksException extends IOException {
    NoLinksException(Path link) {
        super("The system makes no symbolic links: there is none at " + link);
    }
}
