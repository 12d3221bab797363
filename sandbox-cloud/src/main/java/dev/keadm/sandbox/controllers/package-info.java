/**
 * What kube-controller-manager and kube-scheduler do for an edge, as far as a small sandbox needs it. One thread looks at the whole
 * cluster after each change and each second; whatever holds already is left alone.
 */
@NullMarked
package dev.keadm.sandbox.controllers;

import org.jspecify.annotations.NullMarked;
