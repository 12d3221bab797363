package dev.keadm.edgecore.certificate;

import dev.keadm.edgecore.Component;
import dev.keadm.pki.PkiException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for a new certificate when 70 to 90 per cent of the old one's life are over, and has the link made anew with it.
 * Tries five times with doubling waits from 2 s, then every 32 s, as the Go agent does; the cloud may be away for weeks.
 */
public final class CertificateRotation implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateRotation.class);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    private static final Duration LAST_RETRY = Duration.ofSeconds(32);

    /** The clock may be set while we wait. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final NodeCertificate certificate;
    private final Runnable renewed;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** @param renewed called after each renewal */
    public CertificateRotation(
            NodeCertificate certificate, Runnable renewed, InstantSource clock, RandomGenerator random) {
        this.certificate = certificate;
        this.renewed = renewed;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public String name() {
        return "certificate";
    }

    @Override
    public void start() {
        Thread.ofVirtual().name("certificate").start(this::run);
    }

    @Override
    public void stop() {
        stopping.countDown();
    }

    private void run() {
        Instant due = certificate.certificate().rotationDue(random.nextDouble());
        Duration retry = FIRST_RETRY;
        try {
            while (true) {
                Duration wait = Duration.between(clock.instant(), due);
                if (wait.isPositive()) {
                    if (stopped(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait)) {
                        return;
                    }
                } else if (renew()) {
                    retry = FIRST_RETRY;
                    due = nextDue();
                } else {
                    if (stopped(retry)) {
                        return;
                    }
                    retry = retry.multipliedBy(2).compareTo(LAST_RETRY) > 0 ? LAST_RETRY : retry.multipliedBy(2);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Not at once, even if the new certificate looks old: then this machine's clock is far ahead of CloudCore's. */
    private Instant nextDue() {
        Instant due = certificate.certificate().rotationDue(random.nextDouble());
        Instant earliest = clock.instant().plus(LONGEST_WAIT);
        return due.isBefore(earliest) ? earliest : due;
    }

    private boolean stopped(Duration wait) throws InterruptedException {
        return stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean renew() {
        try {
            certificate.renew();
            LOG.info(
                    "Renewed the node's certificate until={}",
                    certificate.certificate().notAfter());
            renewed.run();
            return true;
        } catch (PkiException | IOException e) {
            LOG.warn("Cannot renew the node's certificate, trying again reason={}", e.getMessage());
            return false;
        }
    }
}
