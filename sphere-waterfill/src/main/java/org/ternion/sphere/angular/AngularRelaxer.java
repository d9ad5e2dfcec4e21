package org.ternion.sphere.angular;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;
import org.ternion.sphere.Placement;
import org.ternion.sphere.UnitVectors;

/**
 * Spreads directions over the sphere in any dimension: gradient descent on the energy of points that repel each other,
 * and attract those they are linked to by a graph, {@code sum |u - v|^-s + attraction * sum w (1 - u.v)}, each pair
 * once.
 *
 * <p>A step moves every point against its tangent gradient and back to the sphere; it is accepted if it lowers the
 * energy enough (Armijo, 1e-4 of the first-order decrease), else halved; after a success the next one is tried 1.2
 * times as long. The first step moves the fastest point by 0.1. Up to {@link #EXACT_POINTS} points, all pairs repel;
 * with more, each point repels its {@link #NEAR_NEIGHBOURS} nearest and {@link #FAR_SAMPLES} random others, chosen
 * anew every {@link #REFRESH_STEPS} steps. Points nearer than 1e-7, which float directions cannot tell apart, neither
 * repel nor count: duplicates stay together. The limit of the step is common to all points, so a pair that starts very
 * near slows all others down.
 *
 * <p>All arithmetic is in double and in one order: the same bits for any number of threads, with or without vector
 * loops. A step with all pairs costs about 5 n<sup>2</sup> D flops and 8 n D bytes. Immutable.
 *
 * @see <a href="https://arxiv.org/abs/math/0311247">Hardin and Saff (2004), Discretizing manifolds via minimum energy
 *       points</a>
 */
public final class AngularRelaxer {
    /** Largest number of points of which all pairs repel. */
    public static final int EXACT_POINTS = 4096;
    /** Nearest neighbours a point repels when there are more points. */
    public static final int NEAR_NEIGHBOURS = 32;
    /** Random other points a point repels when there are more points. */
    public static final int FAR_SAMPLES = 8;
    /** Steps after which the pairs that repel are chosen anew. */
    public static final int REFRESH_STEPS = 10;

    private final RelaxParams params;
    private final int exactPoints;

    /**
     * A relaxer.
     *
     * @param params energy and limits
     */
    public AngularRelaxer(RelaxParams params) {
        this(params, EXACT_POINTS);
    }

    AngularRelaxer(RelaxParams params, int exactPoints) {
        this.params = Objects.requireNonNull(params, "params");
        this.exactPoints = exactPoints;
    }

    /**
     * Relaxes directions with {@link NeighbourGraph#exact} for the near neighbours.
     *
     * @param directions one per row, of any length, finite; a zero row stands for (1, 0, 0, ..)
     * @param attract    what attracts what, used in both directions (a pair linked both ways counts once, with the mean
     *                   weight); null for nothing
     * @param run        seed of the random pairs, threads, and progress, which counts steps
     * @return the directions at the end
     * @throws IllegalArgumentException if an element is not finite, rows have no columns, or the graph has another
     *                                  number of points
     * @throws CancellationException    if the progress asked to stop
     */
    public RelaxResult relax(FloatMatrix directions, NeighbourGraph attract, RunOptions run) {
        return relax(directions, attract, NeighbourGraph::exact, run);
    }

    /**
     * Relaxes directions.
     *
     * @param directions one per row, of any length, finite; a zero row stands for (1, 0, 0, ..)
     * @param attract    what attracts what, used in both directions (a pair linked both ways counts once, with the mean
     *                   weight); null for nothing
     * @param near       finds near neighbours when there are more than {@link #EXACT_POINTS} points
     * @param run        seed of the random pairs, threads, and progress, which counts steps
     * @return the directions at the end
     * @throws IllegalArgumentException if an element is not finite, rows have no columns, or a graph has another
     *                                  number of points
     * @throws CancellationException    if the progress asked to stop
     */
    public RelaxResult relax(FloatMatrix directions, NeighbourGraph attract, NeighbourSource near, RunOptions run) {
        FloatMatrix units = UnitVectors.of(directions, run.withProgress((done, total) -> run.progress().report(0,
                params.maxSteps()))).matrix();
        if (attract != null && attract.points() != units.rows()) {
            throw new IllegalArgumentException(
                    "a graph over " + attract.points() + " points attracts " + units.rows() + " directions");
        }
        NeighbourGraph links = attract == null ? null : attract.symmetric(() -> {
            run.progress().reportOrCancel(0, params.maxSteps());
        });
        return new Descent(params, units, links, units.rows() <= exactPoints ? null : near, run).descend();
    }

    /**
     * Relaxes each shell on its own: only points of the same shell repel or attract each other.
     *
     * @param directions one per row, of any length, finite; a zero row stands for (1, 0, 0, ..)
     * @param placement  the shell of each row
     * @param attract    what attracts what, as for {@link #relax}; links between shells are left out; null for nothing
     * @param near       finds near neighbours in shells of more than {@link #EXACT_POINTS} points
     * @param run        as for {@link #relax}; progress counts shells
     * @return one result per shell, its rows in the order of {@link Placement#membersOf}
     * @throws IllegalArgumentException if an element is not finite, rows have no columns, or numbers of points differ
     * @throws CancellationException    if the progress asked to stop
     */
    public List<RelaxResult> relaxShells(FloatMatrix directions, Placement placement, NeighbourGraph attract,
            NeighbourSource near, RunOptions run) {
        if (placement.size() != directions.rows()) {
            throw new IllegalArgumentException(
                    "a placement of " + placement.size() + " points has " + directions.rows() + " directions");
        }
        int shells = placement.layout().shells();
        int dim = directions.cols();
        List<RelaxResult> results = new ArrayList<>();
        for (int k = 0; k < shells; k++) {
            int[] members = placement.membersOf(k);
            float[] rows = new float[members.length * dim];
            for (int i = 0; i < members.length; i++) {
                directions.copyRow(members[i], rows, i * dim);
            }
            int shell = k;
            NeighbourGraph links = attract == null ? null : attract.among(members);
            RunOptions part = run.withProgress((done, total) -> run.progress().report(shell, shells));
            results.add(relax(FloatMatrix.wrap(rows, members.length, dim), links, near, part));
        }
        run.progress().reportOrCancel(shells, shells);
        return List.copyOf(results);
    }
}
