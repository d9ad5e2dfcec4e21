/**
 * Exact solvers for kernels that see of two leaves how deep their common node is: {@link
 * org.ternion.krr.tree.CompleteTreeSystem} when every leaf is observed once, {@link
 * org.ternion.krr.tree.TreeSweepSystem} for any observations; both take time linear in the data.
 * {@link org.ternion.core.ternary.Valuations} has the targets from number theory that go with p-adic kernels.
 */
package org.ternion.krr.tree;
