/**
 * Many runs over the same bars: thresholds ({@link org.ternion.trading.sweep.TauSweep} and its surfaces), regimes
 * ({@link org.ternion.trading.sweep.RegimeSweep}), a cellular automaton behind the same gate
 * ({@link org.ternion.trading.sweep.MotifSweep}), any grid of settings ({@link org.ternion.trading.sweep.GridSweep},
 * the type to start with), and what keeps their results honest: {@link org.ternion.trading.sweep.WalkForward},
 * {@link org.ternion.trading.sweep.Controls} and {@link org.ternion.trading.sweep.LookAheadDetector}. Rows are
 * {@code Measured}, written by {@code Measured.writeCsv}. Results are the same for any number of threads.
 */
package org.ternion.trading.sweep;
