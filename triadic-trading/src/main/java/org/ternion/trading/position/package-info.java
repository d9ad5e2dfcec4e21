/**
 * From permission to money: gates, intents, execution and account. {@link org.ternion.trading.position.PositionKeeper}
 * joins them for one market, bar by bar; start there. Signals come from the engine of the root package.
 */
package org.ternion.trading.position;
