/**
 * Windows' own functions in plain Java types: handles, errors with the call and the object they belong to, no rule of
 * ours. The only package that knows JNA. A library is loaded when the first of its functions is called, so that on
 * another system these classes may be loaded and never be used.
 */
@NullMarked
package dev.keadm.windows.jna;

import org.jspecify.annotations.NullMarked;
