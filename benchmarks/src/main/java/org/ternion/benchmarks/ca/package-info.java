/**
 * How fast cellular automata and trits in bit planes are, beside the machine's limits and plain loops in the same run.
 * One class per question; {@link org.ternion.benchmarks.ca.AbstractBenchmark} holds what they share, first of all the
 * unit: 10^9 cells or trits per second, the metric {@code giga}. Peers in other languages are in
 * {@code benchmarks/peers}.
 */
package org.ternion.benchmarks.ca;
