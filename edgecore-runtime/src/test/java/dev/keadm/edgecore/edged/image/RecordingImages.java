package dev.keadm.edgecore.edged.image;

import dev.keadm.cri.CriException;
import dev.keadm.cri.CriImages;
import dev.keadm.cri.v1.AuthConfig;
import dev.keadm.cri.v1.FilesystemUsage;
import dev.keadm.cri.v1.Image;
import dev.keadm.cri.v1.ImageSpec;
import dev.keadm.cri.v1.PodSandboxConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Images on a machine, and a registry that some users may pull from; remembers every pull. */
final class RecordingImages implements CriImages {
    final List<String> pulls = Collections.synchronizedList(new ArrayList<>());
    final Set<String> present = Collections.synchronizedSet(new TreeSet<>());
    private final Set<String> users = new TreeSet<>();
    private volatile String error = "";
    private volatile Runnable during = () -> {};

    /** An empty name stands for a pull without password. */
    void allow(String user) {
        users.add(user);
    }

    void failWith(String text) {
        error = text;
    }

    void during(Runnable action) {
        during = action;
    }

    @Override
    public String pullImage(ImageSpec image, @Nullable AuthConfig auth, @Nullable PodSandboxConfig sandbox)
            throws CriException {
        String user = auth == null ? "" : auth.username;
        pulls.add(image.image + " as " + (user.isEmpty() ? "nobody" : user));
        during.run();
        if (!error.isEmpty()) {
            throw failure(error);
        }
        if (!users.contains(user)) {
            throw failure("pull access denied for " + (user.isEmpty() ? "nobody" : user));
        }
        present.add(image.image);
        return "sha256:" + image.image;
    }

    @Override
    public Optional<Image> imageStatus(String reference) throws CriException {
        if (error.startsWith("inspect")) {
            throw failure(error);
        }
        return present.contains(reference)
                ? Optional.of(new Image.Builder().id("sha256:" + reference).build())
                : Optional.empty();
    }

    @Override
    public List<Image> listImages() {
        return List.of();
    }

    @Override
    public void removeImage(String reference) {
        present.remove(reference);
    }

    @Override
    public List<FilesystemUsage> imageFsInfo() {
        return List.of();
    }

    private static CriException failure(String detail) {
        return new CriException(CriException.Code.UNKNOWN, "PullImage", detail, "PullImage failed: " + detail);
    }
}
