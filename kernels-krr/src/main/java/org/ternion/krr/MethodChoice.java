package org.ternion.krr;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.dense.DenseSystem;
import org.ternion.krr.domain.Domain;
import org.ternion.krr.domain.Points;
import org.ternion.krr.domain.ProductGrid;
import org.ternion.krr.domain.Residues;
import org.ternion.krr.domain.TorusGrid;
import org.ternion.krr.domain.TreeLeaves;
import org.ternion.krr.grid.CirculantSystem;
import org.ternion.krr.grid.MaskedGridSystem;
import org.ternion.krr.kernel.AxisSeries;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.kernel.Ultrametric;
import org.ternion.krr.lowrank.AggregatedSystem;
import org.ternion.krr.lowrank.ConjugateGradientSystem;
import org.ternion.krr.lowrank.FiniteRankSystem;
import org.ternion.krr.lowrank.FourierFeatureSystem;
import org.ternion.krr.lowrank.KroneckerSystem;
import org.ternion.krr.lowrank.NystromSystem;
import org.ternion.krr.solve.RidgeSystem;
import org.ternion.krr.tree.CompleteTreeSystem;
import org.ternion.krr.tree.TreeSweepSystem;

/** The way to solve a system, and why. Depends on kernel and domain alone, never on the machine. */
record MethodChoice(Method method, String reason) {
    static final int DEFAULT_RANK = 1000;
    /** Observations up to which the Gram matrix, 8 GiB for 32,768, is made. */
    static final int DENSE_LIMIT = 1 << 15;
    /** Missing cells up to which they are filled in: their dense factor costs less than iterations. */
    private static final int FILL_IN_LIMIT = 512;

    static MethodChoice of(Kernel kernel, Domain domain, Method forced, boolean selecting) {
        if (forced != null) {
            return new MethodChoice(forced, "asked for");
        }
        if (domain instanceof TorusGrid grid) {
            return ofTorus(kernel, grid, selecting);
        }
        if (domain instanceof ProductGrid && kernel.axisFactors(domain.dimension()).isPresent()) {
            return new MethodChoice(Method.KRONECKER, "the kernel is a product over the axes of the grid");
        }
        if (domain instanceof TreeLeaves leaves && fits(kernel, leaves)) {
            return leaves.isComplete()
                    ? new MethodChoice(Method.TREE_HAAR, "the kernel is ultrametric and the tree complete")
                    : new MethodChoice(Method.TREE_SWEEPS, "the kernel is ultrametric on the leaves of a tree");
        }
        return ofPoints(kernel, domain, selecting);
    }

    private static MethodChoice ofTorus(Kernel kernel, TorusGrid grid, boolean selecting) {
        if (kernel.fourierSeries(grid.dimension()).isPresent()) {
            if (grid.isComplete()) {
                return new MethodChoice(Method.CIRCULANT, "the kernel is periodic and the grid complete");
            }
            int missing = grid.cells() - grid.size();
            return missing <= FILL_IN_LIMIT
                    ? new MethodChoice(Method.CIRCULANT_FILL_IN, "the kernel is periodic and only " + missing
                            + " cells are missing")
                    : new MethodChoice(Method.CIRCULANT_MODES, "the kernel is periodic and " + missing
                            + " cells are missing");
        }
        if (grid.isComplete() && kernel.axisFactors(grid.dimension()).isPresent()) {
            return new MethodChoice(Method.KRONECKER, "the kernel is a product over the axes of the grid");
        }
        return ofPoints(kernel, grid, selecting);
    }

    private static boolean fits(Kernel kernel, TreeLeaves leaves) {
        return kernel instanceof Ultrametric tree && tree.branching() == leaves.branching()
                && tree.depth() == leaves.depth() && (leaves.isComplete() || rises(tree.levels()));
    }

    /** Whether deeper common nodes never mean smaller values, as sweeps need. */
    private static boolean rises(double[] levels) {
        return IntStream.range(0, levels.length).allMatch(d -> levels[d] >= (d == 0 ? 0 : levels[d - 1]));
    }

    private static MethodChoice ofPoints(Kernel kernel, Domain domain, boolean selecting) {
        int n = domain.size();
        if (domain instanceof TreeLeaves leaves && leaves.hasNoise()) {
            throw new IllegalArgumentException("noise factors need a non-decreasing ultrametric kernel of the tree,"
                    + " was " + kernel);
        }
        long features = features(kernel, domain.dimension());
        if (features < n / 2 && FiniteRankSystem.accepts(kernel, domain.dimension())) {
            return new MethodChoice(Method.FINITE_RANK, "the kernel has " + features + " features, fewer than half of "
                    + n + " observations");
        }
        int distinct = distinct(domain);
        if (distinct <= n / 2 && distinct <= DENSE_LIMIT) {
            return new MethodChoice(Method.AGGREGATED, n + " observations are at " + distinct + " points");
        }
        if (n <= DENSE_LIMIT) {
            return new MethodChoice(Method.DENSE, "the kernel has no structure on these points");
        }
        return selecting
                ? new MethodChoice(Method.NYSTROM, n + " observations are too many for a dense matrix: approximated")
                : new MethodChoice(Method.CONJUGATE_GRADIENT, n + " observations are too many for a dense matrix");
    }

    /** Number of Fourier features, a large number if there are infinitely many that matter. */
    private static long features(Kernel kernel, int dimension) {
        Optional<List<AxisSeries>> series = kernel.fourierSeries(dimension);
        int cutoff = series.isEmpty() ? Integer.MAX_VALUE
                : series.get().stream().mapToInt(AxisSeries::cutoff).max().orElse(0);
        return Math.round(Math.min(Long.MAX_VALUE, Math.pow(2.0 * cutoff + 1, dimension)));
    }

    private static int distinct(Domain domain) {
        if (domain instanceof Residues residues) {
            return (int) IntStream.range(0, residues.size()).map(residues::cell).distinct().count();
        }
        if (domain instanceof TreeLeaves leaves) {
            return (int) IntStream.range(0, leaves.size()).map(leaves::leaf).distinct().count();
        }
        return domain instanceof Points points ? AggregatedSystem.distinct(points.points()) : domain.size();
    }

    RidgeSystem system(KernelRidge regression, Domain domain, DoubleMatrix y) {
        Kernel kernel = regression.kernel();
        int rank = regression.rank();
        RunOptions run = regression.run();
        return switch (method) {
            case CIRCULANT -> CirculantSystem.of(kernel, domain(domain, TorusGrid.class), y, run);
            case CIRCULANT_FILL_IN -> masked(kernel, domain, y, run, MaskedGridSystem.Method.FILL_IN);
            case CIRCULANT_MODES -> masked(kernel, domain, y, run, MaskedGridSystem.Method.MODES);
            case KRONECKER -> KroneckerSystem.of(kernel, axes(domain), y, run);
            case FINITE_RANK -> FiniteRankSystem.of(kernel, domain.points(), y, run);
            case AGGREGATED -> AggregatedSystem.of(kernel, domain.points(), y, run);
            case TREE_HAAR -> CompleteTreeSystem.of(tree(kernel), domain(domain, TreeLeaves.class), y, run);
            case TREE_SWEEPS -> TreeSweepSystem.of(tree(kernel), domain(domain, TreeLeaves.class), y, run);
            case DENSE -> DenseSystem.of(kernel, domain.points(), y, run, regression.algebra());
            case CONJUGATE_GRADIENT -> ConjugateGradientSystem.of(kernel, domain.points(), y, rank, run);
            case NYSTROM -> NystromSystem.of(kernel, domain.points(), y, rank, run);
            case FOURIER_FEATURES -> FourierFeatureSystem.of(kernel, domain.points(), y, rank, run);
        };
    }

    private MaskedGridSystem masked(Kernel kernel, Domain domain, DoubleMatrix y, RunOptions run,
            MaskedGridSystem.Method how) {
        return MaskedGridSystem.of(kernel, domain(domain, TorusGrid.class), y, run, how);
    }

    private ProductGrid axes(Domain domain) {
        if (domain instanceof TorusGrid grid && grid.isComplete()) {
            return ProductGrid.of(Arrays.stream(grid.shape()).mapToObj(n -> {
                double[] axis = new double[n];
                Arrays.setAll(axis, j -> 2 * Math.PI * j / n);
                return axis;
            }).toArray(double[][]::new));
        }
        return domain(domain, ProductGrid.class);
    }

    private <D extends Domain> D domain(Domain domain, Class<D> needed) {
        if (!needed.isInstance(domain)) {
            throw new IllegalArgumentException("method " + method.label() + " needs a " + needed.getSimpleName()
                    + ", the observations are a " + domain);
        }
        return needed.cast(domain);
    }

    private Ultrametric tree(Kernel kernel) {
        if (!(kernel instanceof Ultrametric tree)) {
            throw new IllegalArgumentException("method " + method.label() + " needs an ultrametric kernel, was "
                    + kernel);
        }
        return tree;
    }
}
