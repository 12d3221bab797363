/**
 * Who runs the agent: a terminal or systemd, which end it by a signal, or Windows' service control manager, which wants to
 * hear how it gets on. And where its words go: to the terminal, or to a log file of bounded size.
 */
@NullMarked
package dev.keadm.edgecore.hosting;

import org.jspecify.annotations.NullMarked;
