/**
 * Bars and their sources: start with {@link org.ternion.trading.data.BarSeries}. Nothing here decides anything.
 */
package org.ternion.trading.data;
