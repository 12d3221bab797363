package dev.keadm.edgecore.edged.volume;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The kubelet's layout with links where links work, and plain files where not. A volume stays as it was begun. */
final class CheckedFiles implements VolumeFiles {
    private static final Logger LOG = LoggerFactory.getLogger(CheckedFiles.class);

    private final AtomicWriter linked;
    private final PlainFiles plain;
    /** To warn once; set by the pods' workers. */
    private final AtomicBoolean warned = new AtomicBoolean();

    CheckedFiles(AtomicWriter linked, PlainFiles plain) {
        this.linked = linked;
        this.plain = plain;
    }

    @Override
    public boolean write(Path volume, Payload payload, BeforePublishing prepare) throws IOException {
        if (plain.isFilled(volume)) {
            return plain.write(volume, payload, prepare);
        }
        try {
            return linked.write(volume, payload, prepare);
        } catch (NoLinksException e) {
            if (linked.isFilled(volume)) {
                throw e;
            }
            if (warned.compareAndSet(false, true)) {
                LOG.warn("Volumes get plain files: {}", e.getMessage());
            }
            return plain.write(volume, payload, prepare);
        }
    }

    @Override
    public boolean isFilled(Path volume) {
        return plain.isFilled(volume) || linked.isFilled(volume);
    }

    @Override
    public Path file(Path volume, String path) {
        return plain.isFilled(volume) ? plain.file(volume, path) : linked.file(volume, path);
    }
}
