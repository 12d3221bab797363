/**
 * Which Windows a build number is, which container images it runs and how far that is supported. A table, for both
 * programs: join judges the machine by it, and the agent looks again at each start, as an update changes the build.
 */
@NullMarked
package dev.keadm.windows.version;

import org.jspecify.annotations.NullMarked;
