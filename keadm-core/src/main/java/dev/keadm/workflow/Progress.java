package dev.keadm.workflow;

/** What a step says while it works. */
public interface Progress {
    /** @param total -1 when it is not known */
    void bytes(long done, long total);

    /** What it is doing or waiting for now: {@code Waiting for CloudCore to report node 'edge-1' Ready}. */
    void say(String sentence);

    /** Something that the user should know although the run goes on. */
    void warn(String sentence);
}
