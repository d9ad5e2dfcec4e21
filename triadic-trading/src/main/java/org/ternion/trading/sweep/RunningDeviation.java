package org.ternion.trading.sweep;

/** Sample deviation of numbers that come one after the other; those that are none do not count. */
final class RunningDeviation {
    private long count;
    private double mean;
    private double squares;

    /** Of values that are all there already. */
    static double of(double... values) {
        RunningDeviation deviation = new RunningDeviation();
        for (double value : values) {
            deviation.add(value);
        }
        return deviation.value();
    }

    void add(double value) {
        if (Double.isFinite(value)) {
            count++;
            double before = value - mean;
            mean += before / count;
            squares += before * (value - mean);
        }
    }

    /** NaN for fewer than two numbers. */
    double value() {
        return count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1));
    }
}
