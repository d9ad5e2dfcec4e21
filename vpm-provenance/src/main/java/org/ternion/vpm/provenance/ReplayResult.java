package org.ternion.vpm.provenance;

import java.util.Objects;
import java.util.Optional;

/**
 * What came out of making a picture again.
 *
 * @param outcome    the result in one word
 * @param detail     the result in one line
 * @param difference where the samples differ, if pictures of the same shape were compared and do
 */
public record ReplayResult(Outcome outcome, String detail, Optional<Difference> difference) {
    /** The result in one word. */
    public enum Outcome {
        /** The same samples, and the same results in the record. */
        EXACT,
        /** Another picture or other results. */
        DIFFERENT,
        /** The step is not known, or the record does not tell enough to repeat it. */
        NOT_REPLAYABLE,
        /** A file that the record names is not there. */
        MISSING_INPUT
    }

    /**
     * Where two pictures of the same shape differ.
     *
     * @param row        first row with a difference, from the top, preferably one of results
     * @param column     first column with a difference in that row
     * @param channel    first channel with a difference there
     * @param recorded   its sample in the picture that has the record
     * @param replayed   its sample in the picture made again
     * @param maxAbsDifference largest difference of two samples, among rows of results if any of them differs
     */
    public record Difference(int row, int column, int channel, int recorded, int replayed, int maxAbsDifference) {
        @Override
        public String toString() {
            return "row " + row + ", column " + column + ", channel " + channel + ": " + recorded + " recorded, "
                    + replayed + " replayed; the largest difference is " + maxAbsDifference;
        }
    }

    /**
     * Refuses null.
     *
     * @param outcome    see the record
     * @param detail     see the record
     * @param difference see the record
     */
    public ReplayResult {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(difference, "difference");
    }

    static ReplayResult of(Outcome outcome, String detail) {
        return new ReplayResult(outcome, detail, Optional.empty());
    }
}
