/** Steps such as real workflows have, to test the engine and hosts with. */
@NullMarked
package dev.keadm.workflow.example;

import org.jspecify.annotations.NullMarked;
