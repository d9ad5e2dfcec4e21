/**
 * Permission to act on a price series: one engine for bars, streams and sweeps. Start with
 * {@code TriadicEngine} for a stream and {@code Backtest} for a series; {@link org.ternion.trading.EngineConfig} says
 * what can be set, {@link org.ternion.trading.RunLog} is what measures, diagnostics and reports work on. Nothing here
 * reads a clock, a network or a file that was not passed in, and nothing here says that money can be earned.
 */
package org.ternion.trading;
