/**
 * Who owns a thing and who may do what with it, by security identifiers (SIDs), never by names, which are in the language of
 * the machine.
 */
@NullMarked
package dev.keadm.windows.security;

import org.jspecify.annotations.NullMarked;
