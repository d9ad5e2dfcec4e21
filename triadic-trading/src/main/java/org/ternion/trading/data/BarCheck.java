package org.ternion.trading.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is odd in a series of bars: order, doubled stamps, gaps, impossible prices and volumes. Changes nothing. */
public final class BarCheck {
    /** A difference of stamps is a gap from this many medians on. */
    private static final double GAP = 1.5;
    /** Greatest distance of an open from the close before, a share of it: the default of {@code execution.max-gap}. */
    private static final double FAR = 0.5;
    private static final int SHOWN = 5;

    private final BarSeries bars;
    private final long[] sorted;
    private final Map<String, Long> values = new LinkedHashMap<>();
    private final List<String> messages = new ArrayList<>();
    private long errors;

    private BarCheck(BarSeries bars) {
        this.bars = bars;
        sorted = bars.times().clone();
        Arrays.sort(sorted);
    }

    /**
     * Checks bars.
     *
     * @param bars as they are in the file, see {@link BarFile#asWritten(java.nio.file.Path, BarFormat)}
     * @return the report
     */
    public static BarCheck of(BarSeries bars) {
        BarCheck check = new BarCheck(bars);
        check.values.put("bars", (long) bars.size());
        check.order();
        check.gaps();
        check.prices();
        return check;
    }

    /**
     * Whether the bars can be used as they are.
     *
     * @return false if stamps do not rise strictly, a price is infinite, a close is unknown or not positive, the four
     *         prices contradict each other, or a volume is negative or not finite; gaps and opens that are unknown
     *         or far away are no errors
     */
    public boolean ok() {
        return errors == 0;
    }

    /**
     * Counts by name, in a fixed order: bars; late (stamped before the one before); duplicates (bars with a stamp that
     * another one has already); median_spacing, gaps (differences of sorted stamps of at least 1.5 medians),
     * missing_bars (medians that fit into the gaps), largest_spacing; not_finite (bars with an infinite price or
     * without close); not_positive (closes); contradictions (low above, or high below, another price); far_opens (more
     * than half of the last positive close before away from it, where fills are at the close unless
     * {@code execution.max-gap} says otherwise); unknown_ohlc (bars without open, high or low); bad_volume.
     *
     * @return an unmodifiable map; times are in the unit of the stamps, nanoseconds as a rule
     */
    public Map<String, Long> values() {
        return Collections.unmodifiableMap(values);
    }

    /**
     * What was found, in words.
     *
     * @return one line each, empty if nothing is odd; bars are counted from 1; of each kind the first five
     */
    public List<String> messages() {
        return Collections.unmodifiableList(messages);
    }

    private void order() {
        long[] times = bars.times();
        Finding late = new Finding("late", "stamps that fall", true);
        for (int i = 1; i < times.length; i++) {
            if (times[i] < times[i - 1]) {
                late.add(i, " comes after " + StampReader.text(times[i - 1]));
            }
        }
        late.end();
        Finding duplicates = new Finding("duplicates", "repeated stamps", true);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                duplicates.add("the stamp " + StampReader.text(sorted[i]) + " comes again");
            }
        }
        duplicates.end();
    }

    private void gaps() {
        long median = BarSeries.medianSpacing(sorted);
        values.put("median_spacing", median);
        Finding gaps = new Finding("gaps", "gaps", false);
        long missing = 0;
        long largest = 0;
        for (int i = 1; i < sorted.length; i++) {
            // Negative if it does not fit a long; no real stamps are 292 years apart.
            long spacing = sorted[i] - sorted[i - 1];
            largest = Math.max(largest, spacing);
            if (median > 0 && spacing >= GAP * median) {
                missing += Math.round((double) spacing / median) - 1;
                gaps.add("no bar between " + StampReader.text(sorted[i - 1]) + " and " + StampReader.text(sorted[i]));
            }
        }
        gaps.end();
        values.put("missing_bars", missing);
        values.put("largest_spacing", largest);
    }

    private void prices() {
        Finding notFinite = new Finding("not_finite", "prices that are no numbers", true);
        Finding notPositive = new Finding("not_positive", "closes that are not positive", true);
        Finding contradictions = new Finding("contradictions", "contradicting prices", true);
        Finding farOpens = new Finding("far_opens", "opens far from the close before", false);
        Finding badVolume = new Finding("bad_volume", "impossible volumes", true);
        long unknown = 0;
        double before = Double.NaN;
        for (int i = 0; i < bars.size(); i++) {
            double open = bars.open()[i];
            double high = bars.high()[i];
            double low = bars.low()[i];
            double close = bars.close()[i];
            double volume = bars.volume()[i];
            if (!Double.isFinite(close) || infinite(open, high, low)) {
                notFinite.add(i, ": " + prices(open, high, low, close));
            } else if (close <= 0) {
                notPositive.add(i, ": close is " + close);
            }
            if (Double.isNaN(open) || Double.isNaN(high) || Double.isNaN(low)) {
                unknown++;
            }
            if (low > open || low > close || low > high || high < open || high < close) {
                contradictions.add(i, ": " + prices(open, high, low, close));
            }
            if (farOpen(open, before)) {
                farOpens.add(i, ": open is " + open + ", the close before was " + before);
            }
            before = close > 0 && close < Double.POSITIVE_INFINITY ? close : before;
            if (!(volume >= 0) || volume == Double.POSITIVE_INFINITY) {
                badVolume.add(i, ": volume is " + volume);
            }
        }
        notFinite.end();
        notPositive.end();
        contradictions.end();
        farOpens.end();
        values.put("unknown_ohlc", unknown);
        badVolume.end();
    }

    /**
     * Whether an open is probably wrong: more than half of the close before away from it.
     *
     * @param open   NaN if unknown
     * @param before the close before, NaN if unknown
     * @return false if one of them is unknown
     */
    public static boolean farOpen(double open, double before) {
        return Math.abs(open / before - 1) > FAR;
    }

    private static boolean infinite(double open, double high, double low) {
        return Double.isInfinite(open) || Double.isInfinite(high) || Double.isInfinite(low);
    }

    private static String prices(double open, double high, double low, double close) {
        return "open " + open + ", high " + high + ", low " + low + ", close " + close;
    }

    /** One kind of oddity. */
    private final class Finding {
        private final String name;
        private final String plural;
        private final boolean error;
        private long count;

        Finding(String name, String plural, boolean error) {
            this.name = name;
            this.plural = plural;
            this.error = error;
        }

        void add(int index, String what) {
            if (count < SHOWN) {
                add("bar " + (index + 1L) + " (" + StampReader.text(bars.times()[index]) + ")" + what);
            } else {
                count++;
            }
        }

        void add(String message) {
            if (count < SHOWN) {
                messages.add(message);
            }
            count++;
        }

        void end() {
            if (count > SHOWN) {
                messages.add((count - SHOWN) + " more " + plural);
            }
            values.put(name, count);
            errors += error ? count : 0;
        }
    }
}
