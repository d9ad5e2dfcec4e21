package org.ternion.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.io.Npy;
import org.ternion.krr.KernelRidge;
import org.ternion.krr.RidgeFit;
import org.ternion.krr.domain.TreeLeaves;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion krr tree}. */
@Command(name = "tree", description = "Smooth numbers at the leaves of a tree in which every inner node has P children"
        + " and every leaf is D levels below the root. With an ultrametric kernel this takes two passes over the"
        + " occupied nodes and is exact.")
final class KrrTreeCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "LEAF.npy", description = "N whole numbers (NPY): leaf of each row of Y, from"
            + " left to right from 0, so that the leaves of a node are neighbours. Leaves may repeat.")
    private Path leafFile;

    @Parameters(index = "1", paramLabel = "Y.npy", description = "N x Q numbers (NPY), one observation per row; one"
            + " axis is a single column.")
    private Path targetFile;

    @Option(names = "--branching", paramLabel = "P", required = true, description = "Children of a node, at least 2.")
    private int branching;

    @Option(names = "--depth", paramLabel = "D", required = true, description = "Levels below the root.")
    private int depth;

    @Option(names = {"-o", "--output"}, paramLabel = "FIT.npy", required = true, description = "P^D x Q float64 (NPY):"
            + " predictions for all leaves.")
    private Path output;

    @Mixin
    private RidgeOptions ridge;

    @Option(names = "--per-output", description = "With --select: a ridge for each column of Y.")
    private boolean perOutput;

    @Mixin
    private ThreadOption threads;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public void run() {
        Timings timings = new Timings();
        threads.check();
        TreeLeaves all = all();
        KernelRidge regression = ridge.regression(ridge.kernel(branching, depth), perOutput);
        OutputFile.check(output);
        TreeLeaves leaves = read(all);
        DoubleMatrix targets = VectorFile.rows(targetFile, "target");
        if (targets.rows() != leaves.size()) {
            throw new BadInputException(targetFile + ": " + targets.rows() + " rows of targets, " + leafFile + " has "
                    + leaves.size() + " leaves");
        }
        timings.end("read");
        RidgeFit fit = RidgeOptions.fit(regression, leaves, targets, threads);
        RidgeReport report = RidgeReport.of(output, fit, timings);
        DoubleMatrix predictions = threads.stage("predict", run -> WholeDomain.predict(fit, all));
        timings.end("predict");
        try {
            Npy.write(output, predictions);
        } catch (IOException e) {
            throw ErrorLines.cannotWrite(output, e);
        }
        timings.end("write");
        if (!json) {
            report.print(spec.commandLine().getErr());
            return;
        }
        Map<String, Object> tree = report.tree(perOutput, timings);
        tree.put("leaves", all.leaves());
        Json.print(spec.commandLine().getOut(), tree);
    }

    private TreeLeaves all() {
        try {
            return TreeLeaves.complete(branching, depth);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(),
                    "--branching " + branching + " --depth " + depth + ": " + e.getMessage(), e);
        }
    }

    /** The leaves of the file; recognises all leaves in order, for which there is a faster way. */
    private TreeLeaves read(TreeLeaves all) {
        DoubleMatrix numbers = VectorFile.rows(leafFile, "leaf number");
        if (numbers.cols() != 1) {
            throw new BadInputException(leafFile + ": one leaf per row is expected, this array has " + numbers.cols()
                    + " columns");
        }
        int[] leafOf = new int[numbers.rows()];
        boolean complete = leafOf.length == all.leaves();
        for (int row = 0; row < leafOf.length; row++) {
            double leaf = numbers.get(row, 0);
            if (!(leaf >= 0 && leaf < all.leaves() && leaf == Math.rint(leaf))) {
                throw new BadInputException(leafFile + ", row " + row + " (from 0): no leaf " + leaf
                        + ", there are leaves 0 to " + (all.leaves() - 1));
            }
            leafOf[row] = (int) leaf;
            complete &= leafOf[row] == row;
        }
        return complete ? all : TreeLeaves.observed(branching, depth, leafOf);
    }
}
