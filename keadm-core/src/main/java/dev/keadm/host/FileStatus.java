package dev.keadm.host;

import java.nio.file.Path;

/**
 * What is at a path; links are not followed.
 *
 * <p>{@code protection} is the system's own notation of who may do what, to show and compare: {@code 0640} on Linux.
 */
public sealed interface FileStatus {
    record Absent() implements FileStatus {}

    record RegularFile(long size, String protection) implements FileStatus {}

    record Folder(String protection) implements FileStatus {}

    record Link(Path target) implements FileStatus {}

    /** A socket, a pipe, a device. */
    record Other() implements FileStatus {}
}
