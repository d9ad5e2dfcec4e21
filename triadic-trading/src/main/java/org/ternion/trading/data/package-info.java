/**
 * Bars and their sources. Start with {@link org.ternion.trading.data.BarSeries} and
 * {@link org.ternion.trading.data.BarFile}, for endless input with {@link org.ternion.trading.data.BarStream}; the
 * prototype's own loader is {@link org.ternion.trading.data.PriceFile}. {@link org.ternion.trading.data.BarCheck} says
 * what is odd in the data. Nothing here decides anything; Parquet is not read.
 */
package org.ternion.trading.data;
