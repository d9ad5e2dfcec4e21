/**
 * Measures of run logs: how permission to act agrees with what was acceptable
 * ({@link org.ternion.trading.analysis.EpistemicMetrics}), what the account did
 * ({@link org.ternion.trading.analysis.PerformanceReport}, {@link org.ternion.trading.analysis.Trades}), where it went
 * badly ({@link org.ternion.trading.analysis.BadDay}, {@link org.ternion.trading.analysis.SeverityWindow}) and
 * how markets compare ({@link org.ternion.trading.analysis.Scoreboard}). All results are
 * {@link org.ternion.trading.analysis.Measured}: named values in a fixed order, from which JSON, CSV and reports are
 * written. Nothing here runs an engine.
 */
package org.ternion.trading.analysis;
