@NullMarked
package dev.keadm.edgecore.hosting;

import org.jspecify.annotations.NullMarked;
