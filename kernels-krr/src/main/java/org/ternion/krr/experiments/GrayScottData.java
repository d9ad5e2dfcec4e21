package org.ternion.krr.experiments;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;

/**
 * Frames of a simulation and the cells of them that are learnt from and tested. A row says how the state of a cell in a
 * frame becomes its state in the next one. Immutable.
 */
public final class GrayScottData {
    private final List<Frame> frames;
    /** {@code frame * cells + cell} of each row, training rows first. */
    private final long[] rows;
    private final int train;
    private final int start;

    private GrayScottData(List<Frame> frames, long[] rows, int train, int start) {
        this.frames = List.copyOf(frames);
        this.rows = rows;
        this.train = train;
        this.start = start;
        for (Frame frame : frames) {
            if (frame.u().rows() != height() || frame.u().cols() != width()) {
                throw new IllegalArgumentException("frames must have one shape, got a " + frame.u() + " after a "
                        + frames.get(0).u());
            }
        }
        Checks.inRange(train, 1, rows.length, "training rows");
    }

    /**
     * Pools sampled cells of some frames. Rollouts start at the first of these frames.
     *
     * @param frames        the simulation
     * @param sampled       numbers of frames, not the last
     * @param cells         for each of them the sampled cells, {@code row * width + col}
     * @param order         permutation of the pooled rows: cells of the first sampled frame first, and so on
     * @param trainFraction part of the rows, from the front of that order, used for training, rounded down
     * @return the data
     * @throws IllegalArgumentException if the parts do not fit together
     */
    public static GrayScottData pooled(List<Frame> frames, int[] sampled, List<int[]> cells, int[] order,
            double trainFraction) {
        Checks.inRange(frames.size(), 2, Integer.MAX_VALUE, "number of frames");
        Checks.inRange(sampled.length, 1, Integer.MAX_VALUE, "number of sampled frames");
        if (cells.size() != sampled.length) {
            throw new IllegalArgumentException(cells.size() + " lists of cells for " + sampled.length + " frames");
        }
        int size = frames.get(0).size();
        long[] pooled = IntStream.range(0, sampled.length).boxed().flatMapToLong(i -> {
            long first = (long) size * Checks.inRange(sampled[i], 0, frames.size() - 2, "sampled frame");
            return Arrays.stream(cells.get(i)).mapToLong(cell -> first + Checks.inRange(cell, 0, size - 1, "cell"));
        }).toArray();
        Checks.permutation(order, pooled.length, "order");
        long[] rows = Arrays.stream(order).mapToLong(row -> pooled[row]).toArray();
        return new GrayScottData(frames, rows, (int) (trainFraction * rows.length), sampled[0]);
    }

    /**
     * Takes every so many cells of the first frames for training and none for testing. Rollouts start at the frame
     * after them.
     *
     * @param frames      the simulation
     * @param trainFrames number of frames used, fewer than there are
     * @param count       number of rows: row i is number {@code i * total / count} of all their cells, rounded down
     * @return the data
     * @throws IllegalArgumentException if there are too few frames or cells
     */
    public static GrayScottData strided(List<Frame> frames, int trainFrames, int count) {
        Checks.inRange(frames.size(), 2, Integer.MAX_VALUE, "number of frames");
        Checks.inRange(trainFrames, 1, frames.size() - 1, "trainFrames");
        long total = (long) trainFrames * frames.get(0).size();
        Checks.inRange(count, 1, total, "training rows");
        long[] rows = IntStream.range(0, count).mapToLong(i -> i * total / count).toArray();
        return new GrayScottData(frames, rows, count, trainFrames);
    }

    /**
     * Simulates and samples: u = 1 and v = 0 but for a square around the middle with u = 0 and v = 1, plus noise.
     *
     * @param config settings
     * @param seed   any value
     * @return the same for the same settings and seed
     */
    public static GrayScottData simulated(GrayScottConfig config, long seed) {
        List<Frame> frames = config.reaction().frames(start(config, seed), config.steps());
        Draws draws = Draws.of(seed, 1);
        int[] sampled = draws.distinct(config.steps() - 1 - config.burnIn(), config.frames());
        for (int i = 0; i < sampled.length; i++) {
            sampled[i] += config.burnIn();
        }
        int cells = config.grid() * config.grid();
        List<int[]> perFrame = IntStream.range(0, sampled.length)
                .mapToObj(i -> draws.distinct(cells, config.perFrame())).toList();
        int rows = config.frames() * config.perFrame();
        return pooled(frames, sampled, perFrame, draws.distinct(rows, rows), config.trainFraction());
    }

    /** The state before the first step. */
    static Frame start(GrayScottConfig config, long seed) {
        Draws draws = Draws.of(seed, 0);
        int grid = config.grid();
        int low = grid / 2 - grid / 8;
        int high = grid / 2 + grid / 8;
        double[] u = new double[grid * grid];
        double[] v = new double[grid * grid];
        for (int i = 0; i < u.length; i++) {
            int row = i / grid;
            int col = i % grid;
            boolean inside = row >= low && row < high && col >= low && col < high;
            u[i] = (inside ? 0 : 1) + config.noise() * draws.normal();
            v[i] = (inside ? 1 : 0) + config.noise() * draws.normal();
        }
        return new Frame(DoubleMatrix.wrap(u, grid, grid), DoubleMatrix.wrap(v, grid, grid));
    }

    /**
     * The simulation.
     *
     * @return at least two frames of one shape
     */
    public List<Frame> frames() {
        return frames;
    }

    /**
     * Number of training rows.
     *
     * @return {@code >= 1}
     */
    public int trainRows() {
        return train;
    }

    /**
     * Number of test rows.
     *
     * @return {@code >= 0}
     */
    public int testRows() {
        return rows.length - train;
    }

    /**
     * Frame where rollouts start.
     *
     * @return index into {@link #frames}
     */
    public int start() {
        return start;
    }

    int height() {
        return frames.get(0).u().rows();
    }

    int width() {
        return frames.get(0).u().cols();
    }

    /** Frames with a training row. */
    List<Frame> trainFrames() {
        int size = frames.get(0).size();
        return Arrays.stream(rows, 0, train).map(row -> row / size).distinct().sorted()
                .mapToObj(frame -> frames.get((int) frame)).toList();
    }

    /** Features, states and next states of the rows {@code [from, to)}, training rows first. */
    CellRows rows(Features features, int from, int to) {
        int size = frames.get(0).size();
        int d = features.dimension();
        double[] x = new double[(to - from) * d];
        double[] now = new double[(to - from) * 2];
        double[] next = new double[(to - from) * 2];
        DoubleMatrix[] made = new DoubleMatrix[frames.size()];
        for (int i = from; i < to; i++) {
            int frame = (int) (rows[i] / size);
            int cell = (int) (rows[i] % size);
            if (made[frame] == null) {
                made[frame] = features.of(frames.get(frame));
            }
            made[frame].copyRow(cell, x, (i - from) * d);
            copyState(frames.get(frame), cell, now, i - from);
            copyState(frames.get(frame + 1), cell, next, i - from);
        }
        return new CellRows(DoubleMatrix.wrap(x, to - from, d), DoubleMatrix.wrap(now, to - from, 2),
                DoubleMatrix.wrap(next, to - from, 2));
    }

    private static void copyState(Frame frame, int cell, double[] states, int row) {
        states[2 * row] = frame.u().backingArray()[cell];
        states[2 * row + 1] = frame.v().backingArray()[cell];
    }

    /** Cells: what the learner sees, their state (u, v), and that of the next frame. */
    record CellRows(DoubleMatrix features, DoubleMatrix now, DoubleMatrix next) {
    }
}
