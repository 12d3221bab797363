/** The node's certificate: found or asked for at the start, renewed long before it runs out. */
@NullMarked
package dev.keadm.edgecore.certificate;

import org.jspecify.annotations.NullMarked;
