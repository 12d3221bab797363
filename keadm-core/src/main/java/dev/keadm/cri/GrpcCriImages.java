package dev.keadm.cri;

import com.squareup.wire.ProtoAdapter;
import dev.keadm.cri.CriCalls.Method;
import dev.keadm.cri.v1.AuthConfig;
import dev.keadm.cri.v1.FilesystemUsage;
import dev.keadm.cri.v1.Image;
import dev.keadm.cri.v1.ImageFsInfoRequest;
import dev.keadm.cri.v1.ImageFsInfoResponse;
import dev.keadm.cri.v1.ImageSpec;
import dev.keadm.cri.v1.ImageStatusRequest;
import dev.keadm.cri.v1.ImageStatusResponse;
import dev.keadm.cri.v1.ListImagesRequest;
import dev.keadm.cri.v1.ListImagesResponse;
import dev.keadm.cri.v1.PodSandboxConfig;
import dev.keadm.cri.v1.PullImageRequest;
import dev.keadm.cri.v1.PullImageResponse;
import dev.keadm.cri.v1.RemoveImageRequest;
import dev.keadm.cri.v1.RemoveImageResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code runtime.v1.ImageService}. */
final class GrpcCriImages implements CriImages {
    private final CriCalls calls;
    private final CriDeadlines deadlines;

    GrpcCriImages(CriCalls calls, CriDeadlines deadlines) {
        this.calls = calls;
        this.deadlines = deadlines;
    }

    private static <S, R> Method<S, R> method(String name, ProtoAdapter<S> request, ProtoAdapter<R> response) {
        return new Method<>("ImageService", name, request, response);
    }

    private static ImageSpec named(String reference) {
        return new ImageSpec.Builder().image(reference).build();
    }

    @Override
    public String pullImage(ImageSpec image, @Nullable AuthConfig auth, @Nullable PodSandboxConfig sandbox)
            throws CriException {
        return calls.change(
                        method("PullImage", PullImageRequest.ADAPTER, PullImageResponse.ADAPTER),
                        new PullImageRequest.Builder()
                                .image(image)
                                .auth(auth)
                                .sandbox_config(sandbox)
                                .build(),
                        CriCalls.NO_DEADLINE)
                .image_ref;
    }

    @Override
    public List<Image> listImages() throws CriException {
        return calls.read(
                        method("ListImages", ListImagesRequest.ADAPTER, ListImagesResponse.ADAPTER),
                        new ListImagesRequest.Builder().build(),
                        deadlines.ordinary())
                .images;
    }

    @Override
    public Optional<Image> imageStatus(String reference) throws CriException {
        return Optional.ofNullable(calls.read(
                        method("ImageStatus", ImageStatusRequest.ADAPTER, ImageStatusResponse.ADAPTER),
                        new ImageStatusRequest.Builder().image(named(reference)).build(),
                        deadlines.ordinary())
                .image);
    }

    @Override
    public void removeImage(String reference) throws CriException {
        GrpcCriRuntime.goneIsDone(() -> calls.change(
                method("RemoveImage", RemoveImageRequest.ADAPTER, RemoveImageResponse.ADAPTER),
                new RemoveImageRequest.Builder().image(named(reference)).build(),
                deadlines.ordinary()));
    }

    @Override
    public List<FilesystemUsage> imageFsInfo() throws CriException {
        return calls.read(
                        method("ImageFsInfo", ImageFsInfoRequest.ADAPTER, ImageFsInfoResponse.ADAPTER),
                        new ImageFsInfoRequest.Builder().build(),
                        deadlines.ordinary())
                .image_filesystems;
    }
}
