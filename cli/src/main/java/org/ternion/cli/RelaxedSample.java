package org.ternion.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;
import org.ternion.sphere.Geometry;
import org.ternion.sphere.UnitVectors;
import org.ternion.sphere.angular.AngularRelaxer;
import org.ternion.sphere.angular.NeighbourGraph;
import org.ternion.sphere.angular.RelaxParams;
import org.ternion.sphere.angular.RelaxResult;

/** Some of the directions, spread out while they stay near their neighbours, and what that does to them. */
final class RelaxedSample {
    private static final int MOST_POINTS = 1000;
    /** Points squared times dimension: a step then takes some ten milliseconds. */
    private static final double WORK = 1 << 25;
    private static final int STEPS = 100;
    private static final int NEIGHBOURS = 10;

    private final FloatMatrix before;
    private final NeighbourGraph near;
    private final RelaxResult result;

    private RelaxedSample(FloatMatrix before, NeighbourGraph near, RelaxResult result) {
        this.before = before;
        this.near = near;
        this.result = result;
    }

    static RelaxedSample of(FloatMatrix vectors, long seed, ThreadOption threads) {
        int most = (int) Math.min(MOST_POINTS, Math.sqrt(WORK / vectors.cols()));
        int points = Math.min(vectors.rows(), most);
        FloatMatrix sample = VectorSample.of(vectors, VectorSample.rows(vectors.rows(), points, seed), 0, points);
        FloatMatrix before = threads.stage("directions", run -> UnitVectors.of(sample, run)).matrix();
        NeighbourGraph near = threads.stage("neighbours", run -> NeighbourGraph.exact(before, NEIGHBOURS, run));
        AngularRelaxer relaxer = new AngularRelaxer(RelaxParams.DEFAULT.withMaxSteps(STEPS));
        return new RelaxedSample(before, near,
                threads.stage("relax", run -> relaxer.relax(before, near, run.withSeed(seed))));
    }

    int points() {
        return before.rows();
    }

    /** At the start and after each step. */
    double[] energies() {
        return result.energies();
    }

    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("points", points());
        tree.put("neighbours", NEIGHBOURS);
        tree.put("attraction", result.attraction());
        tree.put("steps", result.steps());
        tree.put("stopped", result.reason().name());
        tree.put("before", state(before, result.repulsionBefore(), result.attractionBefore()));
        tree.put("after", state(result.directions(), result.repulsionAfter(), result.attractionAfter()));
        tree.put("energies", energies());
        return tree;
    }

    private Map<String, Object> state(FloatMatrix directions, double repulsion, double attraction) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("repulsion", repulsion);
        state.put("attraction", attraction);
        state.put("smallestAngle", smallestAngle(directions));
        state.put("meanNeighbourCosine", meanNeighbourCosine(directions));
        return state;
    }

    /** In radians; null for a single point. */
    private static Double smallestAngle(FloatMatrix directions) {
        NeighbourGraph nearest = NeighbourGraph.exact(directions, 1, RunOptions.DEFAULT);
        double smallest = Double.POSITIVE_INFINITY;
        float[] one = new float[directions.cols()];
        float[] other = new float[directions.cols()];
        for (int i = 0; i < nearest.points(); i++) {
            if (nearest.degree(i) > 0) {
                directions.copyRow(i, one, 0);
                directions.copyRow(nearest.neighbour(i, 0), other, 0);
                smallest = Math.min(smallest, Geometry.angle(one, other));
            }
        }
        return Double.isFinite(smallest) ? smallest : null;
    }

    /** Mean cosine to those that were nearest at the start; null for a single point. */
    private Double meanNeighbourCosine(FloatMatrix directions) {
        double sum = 0;
        float[] one = new float[directions.cols()];
        float[] other = new float[directions.cols()];
        for (int i = 0; i < near.points(); i++) {
            directions.copyRow(i, one, 0);
            for (int e = 0; e < near.degree(i); e++) {
                directions.copyRow(near.neighbour(i, e), other, 0);
                for (int d = 0; d < one.length; d++) {
                    sum += (double) one[d] * other[d];
                }
            }
        }
        return near.edges() == 0 ? null : sum / near.edges();
    }
}
