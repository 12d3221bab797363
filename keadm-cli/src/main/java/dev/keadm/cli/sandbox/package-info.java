/** The throwaway cloud as a background process of this machine: started, found again and stopped. */
@NullMarked
package dev.keadm.cli.sandbox;

import org.jspecify.annotations.NullMarked;
