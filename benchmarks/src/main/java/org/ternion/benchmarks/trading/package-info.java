/**
 * How fast triadic-trading is, beside the machine's limits and ta4j in the same run. One class per question;
 * {@link org.ternion.benchmarks.trading.AbstractBenchmark} holds what they share, first of all the unit: 10^6 bars,
 * rows, bytes or events per second, the metric {@code mega}. Runs report their fills, HOLD and recall, so that a faster
 * run is known to be the same run. The peer in NumPy is {@code benchmarks/peers/triadic.py}.
 */
package org.ternion.benchmarks.trading;
