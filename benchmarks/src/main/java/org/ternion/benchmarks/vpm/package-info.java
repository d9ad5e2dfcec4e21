/**
 * How fast policy maps are prepared, asked, written and read, beside DuckDB, pngj and ImageIO in the same run. One
 * class per question; {@link org.ternion.benchmarks.vpm.AbstractBenchmark} holds what they share. Peers in other
 * languages are in {@code benchmarks/peers}.
 */
package org.ternion.benchmarks.vpm;
