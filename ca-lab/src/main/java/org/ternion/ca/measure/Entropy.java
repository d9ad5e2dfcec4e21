package org.ternion.ca.measure;

/** Shannon entropies of counts, in bits; sums are taken in the order of the arrays. */
public final class Entropy {
    private Entropy() {
    }

    /**
     * Entropy of the shares of counts.
     *
     * @param counts each {@code >= 0}, may be empty
     * @return in {@code [0, log2(counts.length)]} up to rounding; 0 if all counts are zero
     */
    public static double ofCounts(long[] counts) {
        double total = 0;
        for (long count : counts) {
            total += count;
        }
        double bits = 0;
        for (long count : counts) {
            if (count > 0) {
                double share = count / total;
                bits -= share * log2(share);
            }
        }
        // -(1 * log2(1)) is -0.0.
        return bits + 0.0;
    }

    /**
     * Entropy of the column given the row, H(column | row).
     *
     * @param pairs  row-major counts, each {@code >= 0}
     * @param states rows, and columns
     * @return in {@code [0, log2(states)]} up to rounding; 0 if all counts are zero
     */
    public static double conditional(long[] pairs, int states) {
        return Math.max(0, ofCounts(pairs) - ofCounts(rowSums(pairs, states)));
    }

    /**
     * Mutual information of row and column.
     *
     * @param pairs row-major counts, each {@code >= 0}
     * @param cols  columns, divides {@code pairs.length}
     * @return {@code >= 0}
     */
    public static double mutualInformation(long[] pairs, int cols) {
        long[] columns = new long[cols];
        for (int i = 0; i < pairs.length; i++) {
            columns[i % cols] += pairs[i];
        }
        // The difference of entropies of independent variables may be a rounding residue below zero.
        return Math.max(0, ofCounts(rowSums(pairs, cols)) + ofCounts(columns) - ofCounts(pairs));
    }

    private static long[] rowSums(long[] pairs, int cols) {
        long[] rows = new long[pairs.length / cols];
        for (int i = 0; i < pairs.length; i++) {
            rows[i / cols] += pairs[i];
        }
        return rows;
    }

    static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
