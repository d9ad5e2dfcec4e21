/**
 * What is known of a bar before a decision: state, volatility, confidence, regime, stress. Streaming parts without
 * allocation; the engine of the root package joins them. Start with {@link org.ternion.trading.signal.TriadicState}.
 * Parts take one bar at a time, know nothing of what comes, and can be saved and restored to the bit; statistics that
 * look ahead ({@link org.ternion.trading.signal.Percentile}, {@link org.ternion.trading.signal.StressStatistics}) take
 * whole arrays and are named so.
 */
package org.ternion.trading.signal;
