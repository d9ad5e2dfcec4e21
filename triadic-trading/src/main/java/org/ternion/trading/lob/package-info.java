/**
 * Replay of an order book: events of a market and intents in, fills and a
 * {@link org.ternion.trading.lob.LobSummary} out. {@link org.ternion.trading.lob.LobEvents} reads event files,
 * {@link org.ternion.trading.lob.LobGenerator} makes a market without one, {@link org.ternion.trading.lob.LobReplay}
 * runs it; start there. One market, one working order; the book does not react to it.
 */
package org.ternion.trading.lob;
