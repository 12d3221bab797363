/**
 * The container runtime's named pipe as a way for CRI. The pipe is opened such that its server cannot act in our name, and
 * its owner is looked at, since anybody may make a pipe of a name that is free: {@code PipeTransports} is handed to whoever
 * makes a {@code CriClient}.
 */
@NullMarked
package dev.keadm.windows.pipe;

import org.jspecify.annotations.NullMarked;
