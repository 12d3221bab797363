/**
 * Taking the place of Go's EdgeCore: its service goes, the node goes on with the same certificate and pods, and reset puts
 * the service back as it was.
 */
@NullMarked
package dev.keadm.windows.host.takeover;

import org.jspecify.annotations.NullMarked;
