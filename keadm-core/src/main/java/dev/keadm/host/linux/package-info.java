/**
 * A Linux machine: files with POSIX permissions, {@code /proc}, systemd where it is the first process, and elsewhere a
 * small shell script that watches over each service. The only package that knows that it runs on Linux.
 */
@NullMarked
package dev.keadm.host.linux;

import org.jspecify.annotations.NullMarked;
