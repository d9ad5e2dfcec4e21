/**
 * How fast kernel ridge regression is where kernel and domain have structure, and where they have none, beside ojAlgo,
 * Smile, OpenBLAS and JTransforms in the same run. One class per question; {@link
 * org.ternion.benchmarks.krr.AbstractBenchmark} holds what they share. {@link
 * org.ternion.benchmarks.krr.GrowthMeasurement} measures how cost grows with the number of observations. Peers in other
 * languages are in {@code benchmarks/peers}.
 */
package org.ternion.benchmarks.krr;
