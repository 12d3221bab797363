package dev.keadm.cri;

import dev.keadm.cri.v1.AuthConfig;
import dev.keadm.cri.v1.FilesystemUsage;
import dev.keadm.cri.v1.Image;
import dev.keadm.cri.v1.ImageSpec;
import dev.keadm.cri.v1.PodSandboxConfig;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Images of a runtime, as {@code runtime.v1.ImageService} has them. The rules of {@link CriRuntime} hold here too. */
public interface CriImages {

    /**
     * Fetches an image, however long it takes.
     *
     * @param auth null for a pull without password
     * @param sandbox what the pod's sandbox was or will be made with, for runtimes that ask; else null
     * @return the runtime's reference of the image
     */
    String pullImage(ImageSpec image, @Nullable AuthConfig auth, @Nullable PodSandboxConfig sandbox)
            throws CriException;

    List<Image> listImages() throws CriException;

    /** Empty for an image that is not there. */
    Optional<Image> imageStatus(String reference) throws CriException;

    /** One that is gone is no error. */
    void removeImage(String reference) throws CriException;

    List<FilesystemUsage> imageFsInfo() throws CriException;
}
