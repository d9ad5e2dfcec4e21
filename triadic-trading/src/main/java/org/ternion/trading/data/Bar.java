package org.ternion.trading.data;

/**
 * One price bar. Not checked: {@link BarSeries} and the engine say what they accept.
 *
 * @param time   64-bit stamp, nanoseconds since 1970-01-01T00:00Z unless the source has other numbers
 * @param open   first price, NaN if unknown
 * @param high   greatest price, NaN if unknown
 * @param low    least price, NaN if unknown
 * @param close  last price
 * @param volume traded quantity
 */
public record Bar(long time, double open, double high, double low, double close, double volume) {
    /**
     * A bar of which only the close is known.
     *
     * @param time  stamp
     * @param close last price
     * @return a bar without open, high and low, with volume 1e6
     */
    public static Bar ofClose(long time, double close) {
        return new Bar(time, Double.NaN, Double.NaN, Double.NaN, close, 1e6);
    }
}
