package org.ternion.trading.lob;

/**
 * What a replay gives.
 *
 * @param fills   in the order of the exchange
 * @param summary what they came to
 */
public record LobResult(LobFills fills, LobSummary summary) {
}
