package dev.keadm.bundle;

import dev.keadm.artifact.Artifact;
import dev.keadm.artifact.ArtifactCache;
import dev.keadm.artifact.ArtifactException;
import dev.keadm.artifact.ArtifactLock;
import dev.keadm.artifact.Digest;
import dev.keadm.artifact.Releases;
import dev.keadm.artifact.Transfer;
import dev.keadm.error.ErrorCode;
import dev.keadm.error.KeadmException;
import dev.keadm.error.Reason;
import dev.keadm.workflow.Event;
import dev.keadm.workflow.Outcome;
import dev.keadm.workflow.PlannedStep;
import dev.keadm.workflow.Reporter;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code keadm bundle create}: fetches what join would, verifies it, and writes it into one file. It changes nothing else
 * on the machine and needs no rights of its own.
 */
public final class CreateBundle {
    private static final String WORKFLOW = "bundle";
    private static final String WRITE = "write-bundle";

    private final String keadm;
    private final Origin origin;
    private final Clock clock;

    /**
     * @param keadm this version, for the manifest
     * @param origin of what it fetches
     */
    public CreateBundle(String keadm, Origin origin, Clock clock) {
        this.keadm = keadm;
        this.origin = origin;
        this.clock = clock;
    }

    /**
     * @return empty for a dry run
     * @throws KeadmException {@code USAGE} the file is there or its folder is not, {@code FAILED_UNDONE} it could not be
     *     made; what was fetched by then stays for the next try
     */
    public Optional<BundleMade> run(BundleRequest request, boolean dryRun, Reporter reporter) {
        Path file = request.file().toAbsolutePath().normalize();
        requirePlace(file, request.replace());
        Path cache = request.cache().orElseGet(() -> file.resolveSibling(file.getFileName() + ".parts"));
        try {
            ArtifactCache artifacts = new ArtifactCache(
                    cache, new ArtifactLock(cache.resolve(ArtifactLock.NAME)), origin.of(request.downloads()));
            List<Artifact> wanted =
                    request.platform().releases(request.downloads().mirror().orElse(Releases.ORIGIN));
            if (dryRun) {
                plan(file, request.platform(), wanted, artifacts, reporter);
                return Optional.empty();
            }
            BundleMade made = new Run(artifacts, reporter, wanted.size() + 1).make(file, request.platform(), wanted);
            if (request.cache().isEmpty()) {
                delete(cache);
            }
            reporter.report(new Event.Finished(WORKFLOW, Outcome.CHANGED));
            return Optional.of(made);
        } catch (ArtifactException e) {
            throw failed(file, cache, e, e.hint());
        } catch (IOException e) {
            throw failed(file, cache, e, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeadmException(
                    ErrorCode.INTERRUPTED,
                    "The bundle " + file + " was not written: keadm was stopped.",
                    "What was fetched stays in " + cache + " for the next run.",
                    e);
        }
    }

    private static void requirePlace(Path file, boolean replace) {
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
            throw new KeadmException(
                    ErrorCode.USAGE,
                    "Cannot write a bundle to '" + file + "': "
                            + (Files.isDirectory(file) ? "that is a folder." : "there is no folder " + folder + "."),
                    "Name a file in a folder that is there.");
        }
        if (Files.exists(file) && !replace) {
            throw new KeadmException(
                    ErrorCode.USAGE,
                    "Cannot write a bundle to '" + file + "': it is there already.",
                    "Name another file, or add --yes to replace it.");
        }
    }

    private static KeadmException failed(Path file, Path cache, IOException e, String hint) {
        String kept = Files.isDirectory(cache) ? "What was fetched stays in " + cache + " for the next run." : "";
        return new KeadmException(
                ErrorCode.FAILED_UNDONE,
                "The bundle " + file + " was not written: " + Reason.of(e) + ".",
                (hint + " " + kept).strip(),
                e);
    }

    private static void plan(
            Path file, BundlePlatform platform, List<Artifact> wanted, ArtifactCache artifacts, Reporter reporter)
            throws IOException {
        List<PlannedStep> steps = new ArrayList<>();
        for (Artifact artifact : wanted) {
            boolean here = artifacts.isHere(artifact);
            steps.add(new PlannedStep(
                    "fetch-" + artifact.name(),
                    here ? PlannedStep.Kind.ALREADY_DONE : PlannedStep.Kind.CHANGE,
                    here
                            ? artifact.title() + " is here, verified"
                            : "Download " + artifacts.place(artifact) + " and verify it",
                    ""));
        }
        steps.add(new PlannedStep(WRITE, PlannedStep.Kind.CHANGE, write(file, platform, wanted), ""));
        reporter.report(new Event.PlanMade(WORKFLOW, steps));
        reporter.report(new Event.Finished(WORKFLOW, Outcome.PLANNED));
    }

    private static String write(Path file, BundlePlatform platform, List<Artifact> wanted) {
        return "Write " + file + " for " + platform + " with "
                + String.join(", ", wanted.stream().map(Artifact::title).toList());
    }

    /** Its own folder, flat. */
    private static void delete(Path cache) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(cache)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(cache);
    }

    private final class Run {
        private final ArtifactCache artifacts;
        private final Reporter reporter;
        private final int of;
        private int number;

        Run(ArtifactCache artifacts, Reporter reporter, int of) {
            this.artifacts = artifacts;
            this.reporter = reporter;
            this.of = of;
        }

        BundleMade make(Path file, BundlePlatform platform, List<Artifact> wanted)
                throws IOException, InterruptedException {
            List<BundlePart> parts = new ArrayList<>();
            List<Path> files = new ArrayList<>();
            for (Artifact artifact : wanted) {
                Digest digest = fetch(artifact);
                Path content = artifacts.verified(artifact);
                files.add(content);
                parts.add(BundlePart.of(artifact, Files.size(content), digest));
            }
            BundleManifest manifest = BundleManifest.of(keadm, platform, parts);
            return step(WRITE, write(file, platform, wanted), () -> {
                BundleFile.write(file, manifest, files);
                return new BundleMade(
                        BundleMade.EVENT,
                        file.toString(),
                        Files.size(file),
                        Digest.sha256(file).toString(),
                        manifest);
            });
        }

        private Digest fetch(Artifact artifact) throws IOException, InterruptedException {
            String step = "fetch-" + artifact.name();
            if (artifacts.isHere(artifact)) {
                reporter.report(new Event.StepAlreadyDone(step, ++number, of, artifact.title() + " is here, verified"));
                return artifacts.fetch(artifact, Transfer.SILENT);
            }
            return step(step, "Download " + artifact.title(), () -> artifacts.fetch(artifact, transfer(step)));
        }

        private Transfer transfer(String step) {
            return new Transfer() {
                @Override
                public void bytes(long done, long total) {
                    reporter.report(new Event.StepProgress(step, done, total));
                }

                @Override
                public void retry(String reason) {
                    reporter.report(new Event.StepSaid(step, "Once more: " + reason));
                }
            };
        }

        private interface Work<T> {
            T run() throws IOException, InterruptedException;
        }

        private <T> T step(String step, String sentence, Work<T> work) throws IOException, InterruptedException {
            reporter.report(new Event.StepStarted(step, ++number, of, sentence));
            Instant begin = clock.instant();
            T result = work.run();
            long took = Duration.between(begin, clock.instant()).toMillis();
            reporter.report(new Event.StepDone(step, number, of, sentence, took));
            return result;
        }
    }
}
