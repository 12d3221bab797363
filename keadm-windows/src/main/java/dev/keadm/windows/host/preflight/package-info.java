/**
 * What join looks at on Windows before it begins, a class a question. What Windows says of itself is read from the
 * registry and by numbers, never from words in the language of the machine.
 */
@NullMarked
package dev.keadm.windows.host.preflight;

import org.jspecify.annotations.NullMarked;
