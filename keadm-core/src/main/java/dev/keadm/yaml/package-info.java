/**
 * YAML read into a small tree that remembers order and lines, and written so that Go's YAML 1.1 and YAML 1.2 read the
 * same values. Reading loads only the streaming part of Jackson, since the agent does it too.
 */
@NullMarked
package dev.keadm.yaml;

import org.jspecify.annotations.NullMarked;
