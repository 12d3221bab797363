package dev.keadm.join;

import dev.keadm.host.FileView;
import dev.keadm.workflow.Receipt;
import io.avaje.jsonb.Json;
import java.io.IOException;
import java.nio.file.Path;

/**
 * An agent that join did not install and whose place it takes: the node goes on, with the same certificate and pods.
 *
 * @param config the folder of its configuration, in which its certificates lie as in our own
 * @param database with what CloudCore sent it
 * @param service whether its service is still here, which a step takes away; otherwise only its files are
 */
public record FormerAgent(Path config, Path database, boolean service) {
    /** It does not run any more, and its service is gone. */
    @Json
    public record Gone(String service) implements Receipt {}

    public StoredCertificate certificate(FileView files) throws IOException {
        return StoredCredentials.look(files, config);
    }

    Path edgeCoreYaml() {
        return config.resolve("config/edgecore.yaml");
    }
}
