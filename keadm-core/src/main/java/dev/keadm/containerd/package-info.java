/**
 * A containerd of our own on a machine that has none: the programs from their releases, {@code config.toml}, a network
 * for pods, {@code crictl.yaml} and the service, as steps that can be taken back ({@link
 * dev.keadm.containerd.ContainerdSteps}). All paths are the layout's, and bridge, network and subnet depend on its root,
 * so that several live side by side.
 */
@NullMarked
package dev.keadm.containerd;

import org.jspecify.annotations.NullMarked;
