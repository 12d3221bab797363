@NullMarked
package dev.keadm.windows.security;

import org.jspecify.annotations.NullMarked;
