/**
 * What the operator asked for, checked: one record a command, and value types whose factories know what is allowed, so
 * that flags and files are judged alike. Nothing here looks at the machine.
 */
@NullMarked
package dev.keadm.request;

import org.jspecify.annotations.NullMarked;
