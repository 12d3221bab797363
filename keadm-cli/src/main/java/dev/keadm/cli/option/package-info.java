/** Groups of options that commands share, and what they mean: each turns the texts of the command line into checked values. */
@NullMarked
package dev.keadm.cli.option;

import org.jspecify.annotations.NullMarked;
