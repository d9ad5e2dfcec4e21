package org.ternion.sphere.cone;

import org.ternion.core.FloatMatrix;
import org.ternion.sphere.simd.DotKernels;
import org.ternion.sphere.simd.TopK;

/**
 * Axes and angular radii of cells, and where the members of each begin. The last cell may be that of the zero vectors,
 * with a zero axis, of which they all have the bound 0.
 */
final class CellTable {
    /** Norms of unit vectors are 1 within 2^-22: two of them, a sum of products and some rounding in units of 2^-24. */
    private static final int NORM_UNITS = 21;

    private final FloatMatrix axes;
    /** Smallest dot product of a member with the axis. */
    private final float[] minCosine;
    /** First member of each cell, then the number of points. */
    private final int[] start;
    private final double slack;
    private final double[] rimCosine;
    private final double[] rimSine;

    CellTable(FloatMatrix axes, float[] minCosine, int[] start) {
        this.axes = axes;
        this.minCosine = minCosine;
        this.start = start;
        slack = slack(axes.cols());
        rimCosine = new double[minCosine.length];
        rimSine = new double[minCosine.length];
        for (int c = 0; c < minCosine.length; c++) {
            rimCosine[c] = Math.max(-1, minCosine[c] - slack);
            rimSine[c] = Math.sqrt(1 - Math.min(1, rimCosine[c] * rimCosine[c]));
        }
    }

    /**
     * A float dot product of two unit vectors differs from the cosine of their angle by less than this: the products
     * and sums by the bound of {@link DotKernels}, the rest by the norms.
     */
    static double slack(int columns) {
        return (columns / 16 + NORM_UNITS) * 0x1p-24;
    }

    double slack() {
        return slack;
    }

    int count() {
        return minCosine.length;
    }

    FloatMatrix axes() {
        return axes;
    }

    float[] minCosines() {
        return minCosine;
    }

    int[] starts() {
        return start;
    }

    int start(int cell) {
        return start[cell];
    }

    int size(int cell) {
        return start[cell + 1] - start[cell];
    }

    /** Dot products of a unit vector with all axes. */
    float[] dots(float[] direction) {
        float[] dots = new float[count()];
        DotKernels.CHOSEN.scan(axes, 0, dots.length, direction, 0, dots);
        return dots;
    }

    /** Cells with the largest keys in falling order, equal ones by smaller index: as many as asked for, or all. */
    static int[] largest(float[] keys, int limit) {
        TopK order = new TopK(Math.max(1, Math.min(limit, keys.length)));
        order.offerAll(keys, 0, keys.length, 0);
        return order.ids();
    }

    /**
     * For each cell a number that no dot product of a member with the query reaches, in real numbers or in float.
     *
     * <p>With angle g between query and axis and angle r to the farthest member the bound is cos(max(0, g - r)); g is
     * taken a little smaller and r a little larger than the float products say.
     *
     * @param dots products of the query and the axes
     */
    float[] bounds(float[] dots) {
        float[] bounds = new float[dots.length];
        for (int cell = 0; cell < dots.length; cell++) {
            double cosine = Math.min(1, dots[cell] + slack);
            double rim = rimCosine[cell];
            double bound = cosine >= rim ? 1
                    : cosine * rim + Math.sqrt(Math.max(0, 1 - cosine * cosine)) * rimSine[cell];
            bounds[cell] = Math.nextUp((float) (bound + slack));
        }
        return bounds;
    }

    /** The bound of cells that contain the direction of the query, the largest there is. */
    float largestBound() {
        return Math.nextUp((float) (1 + slack));
    }
}
