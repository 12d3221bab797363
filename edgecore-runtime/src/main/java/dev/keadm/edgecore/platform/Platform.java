package dev.keadm.edgecore.platform;

import dev.keadm.config.EdgeCoreConfig.WindowsProcess;
import dev.keadm.config.GoDefaults;
import dev.keadm.cri.CriImages;
import dev.keadm.cri.CriTransports;
import dev.keadm.edgecore.Component;
import dev.keadm.edgecore.hosting.Hosting;
import dev.keadm.edgecore.node.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** One operating system as the agent meets it. */
public interface Platform {
    /** Whose values stand for keys that {@code edgecore.yaml} leaves out. */
    GoDefaults defaults();

    /** The settings of an agent that is told no file. */
    Path defaultConfig();

    /** The folder for what the agent writes about itself: its log, and what the JVM leaves behind when it dies. */
    Path logs();

    /** Makes a folder for secrets, and those above it that are missing; one that is there stays as it is. */
    void makePrivate(Path folder) throws IOException;

    /** @param pods the kubelet's root, whose disk is reported as the node's */
    Machine machine(Path pods);

    dev.keadm.edgecore.edged.preparation.Machine podMachine(Clock clock);

    CriTransports transports();

    /**
     * Parts of the agent that only this system needs. They start before pods do.
     *
     * @param data the agent's data folder
     */
    List<Component> companions(Path data, CriImages images);

    /**
     * How the agent is run here.
     *
     * @param process what the settings say of a Windows process
     * @param logFile as given on the command line
     * @param err for what is said before there is a log
     */
    Hosting hosting(WindowsProcess process, Optional<Path> logFile, PrintStream err);
}
