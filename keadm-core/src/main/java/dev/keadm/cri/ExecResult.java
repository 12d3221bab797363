package dev.keadm.cri;

/** What a command in a container came to; the streams as the runtime kept them (it cuts long ones). */
public record ExecResult(int exitCode, String stdout, String stderr) {}
