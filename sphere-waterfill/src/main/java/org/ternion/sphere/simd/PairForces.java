package org.ternion.sphere.simd;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.ternion.core.simd.Simd;

/**
 * Energies and gradients of points on a sphere that repel or attract each other, in double.
 *
 * <p>A gradient is taken in the tangent plane of its point u by the caller, so only the part along the other point is
 * added here: for the Riesz energy {@code |u - v|^-s}, {@code s |u - v|^(-s-2) v}; for {@code -ln |u - v|} (s = 0),
 * {@code |u - v|^-2 v}; for the attraction {@code w (1 - u.v)}, {@code -w v}. Squared distances are sums of squared
 * differences, so that near points keep their digits. Pairs with a squared distance up to {@link #COINCIDENT} neither
 * repel nor count. Sums use eight lanes (lane j takes the terms {@code j, j + 8, ..}) joined by a binary tree; every
 * implementation gives the same bits.
 */
public interface PairForces {
    /** The implementation in use. */
    PairForces CHOSEN = Simd.select(MethodHandles.lookup(), "PanamaPairForces", ScalarPairForces::new);

    /** Points of a tile: coordinate d of its point j is at {@code d * TILE + j}. */
    int TILE = 256;

    /** Squared distance of float directions that cannot be told from equal ones. */
    double COINCIDENT = 1e-14;

    /** Doubles of scratch per dimension of a tile, with five dimensions more. */
    int SCRATCH = 8;

    /**
     * Every implementation that can run here, for tests and benchmarks.
     *
     * @return the scalar one, then the vector one if available
     */
    static List<PairForces> all() {
        return Simd.all(MethodHandles.lookup(), "PanamaPairForces", ScalarPairForces::new);
    }

    /**
     * Repulsion between one point and a tile of points.
     *
     * @param tile     coordinates of the tile's points, not modified
     * @param offset   first element of the tile
     * @param count    points of the tile that are used, in {@code [0, TILE]}
     * @param points   unit vectors of {@code dim} elements, not modified
     * @param dim      {@code >= 1}
     * @param i        index of the one point in {@code points}; it may be in the tile, being coincident with itself
     * @param exponent s, in {@code [0, 32]}
     * @param gradient added to at {@code [i * dim, (i + 1) * dim)}
     * @param scratch  {@code SCRATCH * (dim + 5)} elements, overwritten
     * @return sum of the energies of the pairs
     * @throws IndexOutOfBoundsException if an array is too short
     */
    double repelTile(double[] tile, int offset, int count, double[] points, int dim, int i, int exponent,
            double[] gradient, double[] scratch);

    /**
     * Repulsion between one point and listed points.
     *
     * @param points   unit vectors of {@code dim} elements, not modified
     * @param dim      {@code >= 1}
     * @param i        index of the one point
     * @param others   indices of the others, not modified
     * @param from     first of the others used
     * @param to       end of those used, exclusive
     * @param exponent s, in {@code [0, 32]}
     * @param gradient added to at {@code [i * dim, (i + 1) * dim)}
     * @param scratch  {@code SCRATCH} elements, overwritten
     * @return sum of the energies of the pairs
     * @throws IndexOutOfBoundsException if an index is out of range or an array too short
     */
    double repelListed(double[] points, int dim, int i, int[] others, int from, int to, int exponent, double[] gradient,
            double[] scratch);

    /**
     * Attraction between one point and listed points, {@code w (1 - u.v)} computed as {@code w |u - v|^2 / 2}.
     *
     * @param points   unit vectors of {@code dim} elements, not modified
     * @param dim      {@code >= 1}
     * @param i        index of the one point
     * @param others   indices of the others, not modified
     * @param weights  one per index, not modified
     * @param from     first of the others used
     * @param to       end of those used, exclusive
     * @param factor   multiplies all weights
     * @param gradient added to at {@code [i * dim, (i + 1) * dim)}
     * @param scratch  {@code SCRATCH} elements, overwritten
     * @return sum of the energies of the pairs, factor included
     * @throws IndexOutOfBoundsException if an index is out of range or an array too short
     */
    double attractListed(double[] points, int dim, int i, int[] others, double[] weights, int from, int to,
            double factor, double[] gradient, double[] scratch);
}
