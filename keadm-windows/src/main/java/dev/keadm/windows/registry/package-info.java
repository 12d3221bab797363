/**
 * The registry below HKEY_LOCAL_MACHINE, in the view of 64-bit programs: what the installer reads of the machine, and the
 * few keys that it makes and takes back.
 */
@NullMarked
package dev.keadm.windows.registry;

import org.jspecify.annotations.NullMarked;
