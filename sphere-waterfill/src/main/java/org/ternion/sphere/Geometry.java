package org.ternion.sphere;

import java.util.Arrays;
import java.util.Objects;
import org.ternion.core.Checks;
import org.ternion.core.FloatMatrix;

/**
 * Angles, spherical caps and norms of vectors of any dimension. A cap of aperture a around an axis holds the directions
 * whose angle to the axis is at most a; it is the cone of half-angle a seen on the unit sphere.
 */
public final class Geometry {
    /**
     * Radians by which a cap is wider than its aperture: 2<sup>-22</sup>, what rounding to {@code float} may turn a
     * direction. It keeps points of the exact rim inside and is the meaning of "same direction" for aperture 0. The
     * specification (4.3, T12) widens the cosine by 1e-7 instead, which would add 0.026 degrees to narrow cones.
     */
    public static final double RIM = 0x1p-22;

    private Geometry() {
    }

    /**
     * Angle between two vectors, {@code 2 atan2(|u - v|, |u + v|)} of their directions: accurate for tiny angles and
     * for angles near pi, unlike the arc cosine. O(n).
     *
     * @param u finite components, any norm
     * @param v as many components
     * @return radians in {@code [0, pi]}; {@code pi / 2} if a vector is zero, whose cosine counts as 0
     * @throws IllegalArgumentException if lengths differ or a component is not finite
     * @see <a href="https://people.eecs.berkeley.edu/~wkahan/Mindless.pdf">W. Kahan (2006), How Futile are Mindless
     *      Assessments of Roundoff</a>
     */
    public static double angle(double[] u, double[] v) {
        if (u.length != v.length) {
            throw new IllegalArgumentException("vectors have " + u.length + " and " + v.length + " components");
        }
        double[] a = direction(u);
        double[] b = direction(v);
        if (a == null || b == null) {
            return Math.PI / 2;
        }
        double minus = 0;
        double plus = 0;
        for (int i = 0; i < a.length; i++) {
            minus += (a[i] - b[i]) * (a[i] - b[i]);
            plus += (a[i] + b[i]) * (a[i] + b[i]);
        }
        return 2 * Math.atan2(Math.sqrt(minus), Math.sqrt(plus));
    }

    /**
     * Angle between two vectors, as {@link #angle(double[], double[])}.
     *
     * @param u finite components, any norm
     * @param v as many components
     * @return radians in {@code [0, pi]}; {@code pi / 2} if a vector is zero
     * @throws IllegalArgumentException if lengths differ or a component is not finite
     */
    public static double angle(float[] u, float[] v) {
        return angle(widen(u), widen(v));
    }

    /** Unit vector of a vector, null if it is zero. */
    private static double[] direction(double[] v) {
        double largest = 0;
        for (double x : v) {
            largest = Math.max(largest, Math.abs(Checks.finite(x, "component")));
        }
        if (largest == 0) {
            return null;
        }
        // Dividing by the largest component first keeps squares from overflow and underflow.
        double[] unit = new double[v.length];
        double squares = 0;
        for (int i = 0; i < v.length; i++) {
            unit[i] = v[i] / largest;
            squares += unit[i] * unit[i];
        }
        double norm = Math.sqrt(squares);
        for (int i = 0; i < v.length; i++) {
            unit[i] /= norm;
        }
        return unit;
    }

    private static double[] widen(float[] v) {
        double[] wide = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            wide[i] = v[i];
        }
        return wide;
    }

    /**
     * Share of the unit sphere of R^d inside a cap: {@code I(sin(a)^2; (d - 1) / 2, 1 / 2) / 2} for apertures up to
     * pi / 2 with the regularised incomplete beta function I, one minus the opposite cap beyond. Relative error below
     * 1e-11 for dimensions up to 10,000; below the range of double it is 0. It does not depend on a radius.
     *
     * @param dimension d, {@code >= 1}; the "sphere" of R^1 is two points
     * @param aperture  radians; values below 0 count as 0, above pi as pi
     * @return in {@code [0, 1]}
     * @throws IllegalArgumentException if {@code dimension} is below 1 or {@code aperture} is NaN
     * @see <a href="https://doi.org/10.3923/ajms.2011.66.70">S. Li (2011), Concise formulas for the area and volume of
     *      a hyperspherical cap</a>
     */
    public static double capFraction(int dimension, double aperture) {
        Checks.inRange(dimension, 1, Integer.MAX_VALUE, "dimension");
        double a = Checks.inRange(Math.max(0, Math.min(Math.PI, aperture)), 0, Math.PI, "aperture");
        if (dimension == 1) {
            return a < Math.PI ? 0.5 : 1;
        }
        return a <= Math.PI / 2 ? smallCap(dimension, a) : 1 - smallCap(dimension, Math.PI - a);
    }

    private static double smallCap(int dimension, double a) {
        return switch (dimension) {
            case 2 -> a / Math.PI;
            case 3 -> Math.sin(a / 2) * Math.sin(a / 2);
            default -> new CapIntegral(dimension).fraction(a);
        };
    }

    /**
     * Aperture of the cap that holds a given share of the unit sphere, the inverse of {@link #capFraction}. In high
     * dimension choose apertures by this from the expected number of points: in R^512 a share of 0.001 takes 82
     * degrees.
     *
     * @param dimension d, {@code >= 2}
     * @param fraction  in {@code [0, 1]}
     * @return radians in {@code [0, pi]}, absolute error below 1e-12
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double capAperture(int dimension, double fraction) {
        Checks.inRange(dimension, 2, Integer.MAX_VALUE, "dimension");
        Checks.inRange(fraction, 0, 1, "fraction");
        if (fraction > 0.5) {
            return Math.PI - capAperture(dimension, 1 - fraction);
        }
        return switch (dimension) {
            case 2 -> fraction * Math.PI;
            case 3 -> 2 * Math.asin(Math.sqrt(fraction));
            default -> new CapIntegral(dimension).aperture(fraction);
        };
    }

    /**
     * Smallest cosine inside a cap, for loops that compare dot products of unit vectors: the cosine of the aperture
     * widened by {@link #RIM}.
     *
     * @param aperture radians; 0 and less mean the direction of the axis alone
     * @return cosine, or negative infinity if the cap is the whole sphere
     * @throws IllegalArgumentException if {@code aperture} is NaN
     */
    public static double capCosine(double aperture) {
        Checks.inRange(aperture, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, "aperture");
        double widened = Math.max(0, aperture) + RIM;
        return widened >= Math.PI ? Double.NEGATIVE_INFINITY : Math.cos(widened);
    }

    /**
     * Rows inside a cap, by looking at every one: the plain truth that an index is compared with. Sums in double in the
     * order of the columns; O(rows * columns).
     *
     * @param x        one vector per row, any norm, finite; the cosine of a zero row counts as 0
     * @param axis     one component per column, finite, not zero, any norm
     * @param aperture radians, see {@link #capCosine}
     * @return row numbers, ascending
     * @throws IllegalArgumentException if the axis has another length than the rows, is zero or not finite, if a row is
     *                                  not finite (the message names row and column) or the aperture is NaN
     */
    public static int[] capMembers(FloatMatrix x, float[] axis, double aperture) {
        double threshold = capCosine(aperture);
        if (axis.length != x.cols()) {
            throw new IllegalArgumentException("axis has " + axis.length + " components, rows have " + x.cols());
        }
        double axisSquares = 0;
        for (float a : axis) {
            axisSquares += (double) a * a;
        }
        Checks.positive(axisSquares, "squared norm of the axis");
        int[] members = new int[x.rows()];
        int count = 0;
        for (int row = 0; row < x.rows(); row++) {
            if (isInside(x, row, axis, axisSquares, threshold)) {
                members[count++] = row;
            }
        }
        return Arrays.copyOf(members, count);
    }

    private static boolean isInside(FloatMatrix x, int row, float[] axis, double axisSquares, double threshold) {
        float[] values = x.backingArray();
        int offset = row * x.cols();
        double dot = 0;
        double squares = 0;
        for (int i = 0; i < axis.length; i++) {
            double value = values[offset + i];
            dot += value * axis[i];
            squares += value * value;
        }
        FiniteRows.require(x, row, squares);
        // Products of squared norms of floats stay inside the range of double.
        return squares == 0 ? threshold <= 0 : dot >= threshold * Math.sqrt(squares * axisSquares);
    }

    /**
     * Rescales every row to a norm of its own, which puts vectors on the radii of a placement. O(rows * columns).
     *
     * @param x      one vector per row, at least one column unless there are no rows, finite; a zero row has the
     *               direction (1, 0, 0, ..)
     * @param radius norm wanted per row, {@code >= 0} and finite
     * @return a new matrix of the same shape
     * @throws IllegalArgumentException if lengths differ, rows have no columns, or a value is not finite or negative
     */
    public static FloatMatrix onShells(FloatMatrix x, float[] radius) {
        Objects.requireNonNull(radius, "radius");
        if (radius.length != x.rows()) {
            throw new IllegalArgumentException(radius.length + " radii for " + x.rows() + " rows");
        }
        int cols = x.cols();
        if (cols == 0 && x.rows() > 0) {
            throw new IllegalArgumentException("vectors without components have no direction: " + x);
        }
        float[] scaled = x.toArray();
        for (int row = 0; row < radius.length; row++) {
            Checks.inRange(radius[row], 0, Float.MAX_VALUE, "radius of row " + row);
            int offset = row * cols;
            double squares = 0;
            for (int i = offset; i < offset + cols; i++) {
                squares += (double) scaled[i] * scaled[i];
            }
            FiniteRows.require(x, row, squares);
            if (squares == 0) {
                Arrays.fill(scaled, offset, offset + cols, 0);
                scaled[offset] = radius[row];
            }
            double factor = squares == 0 ? 1 : radius[row] / Math.sqrt(squares);
            for (int i = offset; i < offset + cols; i++) {
                scaled[i] = (float) (scaled[i] * factor);
            }
        }
        return FloatMatrix.wrap(scaled, x.rows(), cols);
    }
}
