package org.ternion.vpm;

/**
 * How long each stage of a preparation took, in nanoseconds.
 *
 * @param normalise   checking the scores, moving the ranges and mapping to [0, 1]
 * @param features    deriving columns
 * @param organise    ordering the documents
 * @param materialise gathering the ordered matrix
 * @param image       building the raster, 0 until it has been asked for
 */
public record PrepareTimings(long normalise, long features, long organise, long materialise, long image) {
    /**
     * All stages together.
     *
     * @return nanoseconds
     */
    public long total() {
        return normalise + features + organise + materialise + image;
    }

    PrepareTimings withImage(long nanos) {
        return new PrepareTimings(normalise, features, organise, materialise, nanos);
    }

    @Override
    public String toString() {
        return "normalise " + Stopwatch.text(normalise) + ", features " + Stopwatch.text(features) + ", organise "
                + Stopwatch.text(organise) + ", materialise " + Stopwatch.text(materialise) + ", image "
                + Stopwatch.text(image);
    }
}
