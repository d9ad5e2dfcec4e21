/**
 * How fast points are placed, searched, transformed and relaxed on spheres, beside plain loops, Lucene and ojAlgo in
 * the same run. One class per question; {@link org.ternion.benchmarks.sphere.AbstractBenchmark} holds what they share,
 * {@link org.ternion.benchmarks.sphere.LimitsBenchmark} measures what the machine can do at most. Peers in other
 * languages are in {@code benchmarks/peers}.
 */
package org.ternion.benchmarks.sphere;
