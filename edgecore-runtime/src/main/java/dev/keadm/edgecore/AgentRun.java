package dev.keadm.edgecore;

import dev.keadm.edgecore.hosting.Hosted;
import dev.keadm.edgecore.hosting.Life;
import dev.keadm.edgecore.platform.Platform;
import dev.keadm.edgecore.status.StatusBoard;
import dev.keadm.status.StatusFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the agent on its settings, from start to stop. */
record AgentRun(Platform platform, LoadedSettings loaded) implements Hosted {
    @Override
    public int run(Life life) throws InterruptedException {
        return switch (loaded) {
            case LoadedSettings.Unusable(int code, String sentence) -> {
                life.failed(sentence);
                yield code;
            }
            case LoadedSettings.Usable(Path file, AgentSettings settings) -> alone(life, file, settings);
        };
    }

    private int alone(Life life, Path file, AgentSettings settings) throws InterruptedException {
        try (AgentLock _ = AgentLock.take(platform, settings.dataDirectory(), file)) {
            return live(life, settings);
        } catch (StartException e) {
            life.failed(String.valueOf(e.getMessage()));
            return ExitCodes.CANNOT_RUN;
        } catch (IOException e) {
            life.failed("Cannot let go of the lock in " + settings.dataDirectory() + ": " + e.getMessage());
            return ExitCodes.INTERNAL;
        }
    }

    private int live(Life life, AgentSettings settings) throws InterruptedException {
        StatusBoard board =
                new StatusBoard(new StatusFile(settings.dataDirectory()), settings.version(), Clock.systemUTC());
        Agent agent = new Agent(settings, platform, board, Clock.systemUTC(), life::progress);
        try {
            agent.start();
        } catch (StartException e) {
            board.failed(e.reason(), String.valueOf(e.getMessage()));
            agent.stop();
            life.failed(String.valueOf(e.getMessage()));
            return ExitCodes.CANNOT_RUN;
        }
        Logger log = LoggerFactory.getLogger(AgentRun.class);
        log.info("EdgeCore runs node={} version={}", settings.nodeName(), settings.version());
        life.running("EdgeCore " + settings.version() + " runs as node '" + settings.nodeName() + "'.");
        try {
            life.awaitStop();
        } finally {
            agent.stop();
        }
        life.stopped("EdgeCore has stopped, as it was asked to. Its pods run on.");
        return ExitCodes.OK;
    }
}
