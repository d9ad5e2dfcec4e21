package org.ternion.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.ternion.core.FloatMatrix;
import org.ternion.sphere.BalanceReport;
import org.ternion.sphere.Placement;
import org.ternion.sphere.ShellLayout;
import org.ternion.sphere.fill.ChainFlow;
import org.ternion.sphere.fill.CostRows;
import org.ternion.sphere.fill.FlowOptions;
import org.ternion.sphere.fill.MoveList;
import org.ternion.sphere.fill.QuantileFill;
import org.ternion.sphere.fill.SinkhornAssigner;
import org.ternion.sphere.fill.SinkhornResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion sphere place}. */
@Command(name = "place", description = "Give every vector a shell so that each shell holds exactly its share of them"
        + " and larger scores are further out. Nothing here is random.")
final class SpherePlaceCommand implements Runnable {
    /**
     * Of 1e-2, 1e-3 and 1e-4 the one with the cheapest places on 16 and 64 shells, and near it on 256 and 512 (1,000
     * and 5,000 log-normal scores): larger blurs the plan, smaller leaves its prices unsettled within the limit.
     */
    private static final double EPSILON = 1e-3;
    private static final int MOST_ITERATIONS = 1000;
    /**
     * Cost of a move over all shells, where being at the wrong end costs 1. With the distance x of ranks, as a share of
     * all, {@code x^2} is saved and {@code 0.1 x} spent: nobody moves for the last 5%.
     */
    private static final double MOVE_COST = 0.1;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "VECTORS.npy", description = "N x D numbers (NPY: f4, or f8 rounded to f4),"
            + " one vector per row.")
    private Path input;

    @Option(names = {"-o", "--output"}, paramLabel = "OUT.npy", required = true, description = "N x 2 float64 (NPY):"
            + " shell, counted from 0 inside, and radius of each vector.")
    private Path output;

    @Mixin
    private ShellOptions shells;

    @Option(names = "--method", paramLabel = "quantile|chain|sinkhorn", defaultValue = "quantile",
            description = "quantile (default): sort by score and fill the shells from inside out. chain: keep"
                    + " --previous and restore the shares by as few steps between neighbouring shells as possible."
                    + " sinkhorn: a compromise of both, which leaves points of --previous where they are unless their"
                    + " rank is off by more than about 5%% of all points; approximate in cost, exact in shares, and"
                    + " slow.")
    private Method method;

    @Option(names = "--previous", paramLabel = "OLD.npy", description = "An earlier OUT.npy, or N shells, of the same"
            + " vectors; chain starts from it, the other methods count the moves.")
    private Path previous;

    @Mixin
    private ThreadOption threads;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** How shells are found. */
    enum Method {
        QUANTILE, CHAIN, SINKHORN;

        /** The word of the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A placement and what its method tells about itself. */
    private record Placed(Placement placement, Map<String, Object> details) {
    }

    @Override
    public void run() {
        Timings timings = new Timings();
        threads.check();
        if (method == Method.CHAIN && previous == null) {
            throw new ParameterException(spec.commandLine(),
                    "--method chain needs --previous, the placement to start from");
        }
        ShellLayout layout = shells.layout();
        shells.law();
        OutputFile.check(output);
        FloatMatrix vectors = VectorFile.read(input);
        Placement old = previous == null ? null : PlacedFile.read(previous, layout, vectors.rows());
        timings.end("read");
        float[] scores = shells.score(vectors, input, threads);
        timings.end("score");
        int[] capacity = shells.law().apportion(layout, scores.length);
        Placed placed = place(scores, layout, capacity, old);
        timings.end("place");
        PlacedFile.write(output, placed.placement());
        timings.end("write");

        BalanceReport balance = placed.placement().report(capacity, scores);
        Map<String, Object> moves = old == null ? null : moves(old, placed.placement(), capacity);
        if (!json) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(output + ": " + balance);
            if (moves != null) {
                err.println("moved " + moves.get("points") + " points by " + moves.get("steps") + " shells, "
                        + moves.get("leastSteps") + " are needed for the balance");
            }
            return;
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("file", output.toString());
        report.put("points", vectors.rows());
        report.put("dimension", vectors.cols());
        report.putAll(shells.tree());
        report.put("method", method.toString());
        report.put("balance", Balance.tree(balance));
        report.put("moves", moves);
        report.putAll(placed.details());
        report.put("timings", timings.tree());
        Json.print(spec.commandLine().getOut(), report);
    }

    private Placed place(float[] scores, ShellLayout layout, int[] capacity, Placement old) {
        return switch (method) {
            case QUANTILE -> new Placed(threads.stage("place",
                    run -> new QuantileFill().assign(scores, layout, capacity, run)), Map.of());
            case CHAIN -> new Placed(threads.stage("place", run -> new ChainFlow()
                    .rebalance(old, scores, capacity, FlowOptions.EXACT, run).placement()), Map.of());
            case SINKHORN -> sinkhorn(scores, layout, capacity, old);
        };
    }

    private Placed sinkhorn(float[] scores, ShellLayout layout, int[] capacity, Placement old) {
        CostRows place = CostRows.quantileDistance(scores, capacity);
        CostRows costs = old == null ? place : place.plus(CostRows.moves(old, MOVE_COST / layout.shells()));
        SinkhornResult result = threads.stage("place",
                run -> new SinkhornAssigner(EPSILON, MOST_ITERATIONS).assign(costs, scores.length, capacity, run));
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("epsilon", EPSILON);
        details.put("iterations", result.iterations());
        details.put("converged", result.converged());
        details.put("columnError", result.columnError());
        details.put("planCost", result.planCost());
        details.put("assignedCost", result.assignedCost());
        return new Placed(Placement.of(layout, result.toShells()), Map.of("sinkhorn", details));
    }

    private static Map<String, Object> moves(Placement old, Placement now, int[] capacity) {
        MoveList list = MoveList.between(old, now);
        Map<String, Object> moves = new LinkedHashMap<>();
        moves.put("points", list.size());
        moves.put("steps", list.steps());
        moves.put("leastSteps", Math.round(old.report(capacity).emdShells() * old.size()));
        return moves;
    }
}
