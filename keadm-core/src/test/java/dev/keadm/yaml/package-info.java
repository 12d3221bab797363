/** Tests of reading and writing YAML. */
@NullMarked
package dev.keadm.yaml;

import org.jspecify.annotations.NullMarked;
