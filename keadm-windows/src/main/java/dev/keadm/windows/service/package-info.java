/**
 * Services of Windows, for the installer, which registers, changes, starts, stops and removes them, and for the agent, which
 * is one. Everything goes through the calls of the Service Control Manager; no program's output is read.
 */
@NullMarked
package dev.keadm.windows.service;

import org.jspecify.annotations.NullMarked;
