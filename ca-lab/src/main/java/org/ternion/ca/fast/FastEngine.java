package org.ternion.ca.fast;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.ternion.ca.Automaton;
import org.ternion.ca.CellGrid;
import org.ternion.ca.LocalRule;
import org.ternion.ca.Stepper;
import org.ternion.ca.Topology;
import org.ternion.core.Checks;
import org.ternion.core.Parallel;
import org.ternion.core.Progress;

/**
 * Engine on bit planes: 64 cells per word, 512 per vector. Goes through the same generations as {@link Stepper}, for
 * any number of threads. Stepping allocates nothing but what starting further threads in a call needs; large grids are
 * computed several steps at a time, band by band. Not safe for use by several threads.
 */
public final class FastEngine implements Automaton {
    /** Rows computed before their ends are closed, while they are in the cache. */
    private static final int BLOCK_ROWS = 64;
    /** Below this many cells for each thread, waiting for each other after a step takes longer than the step. */
    private static final long THREAD_CELLS = 1 << 18;

    private final LocalRule rule;
    private final PlaneRule planeRule;
    private final PlaneLayout layout;
    private final BitPlanes codec;
    private final Seam seam;
    private final Blocking blocking;
    private final TimeTile[] tiles;
    private final long[] changes;
    private final StepBarrier alone = new StepBarrier(1);
    private long[][] now;
    private long[][] next;
    private long generation;

    FastEngine(LocalRule rule, PlaneRule planeRule, boolean torus, CellGrid start, int threads, Blocking blocking) {
        if (start.lowest() != 0 || start.states() > rule.states()) {
            throw new IllegalArgumentException(
                    "rule " + rule.text() + " has " + rule.states() + " states, the start is " + start);
        }
        this.rule = rule;
        this.planeRule = planeRule;
        layout = new PlaneLayout(start.height(), start.width());
        codec = new BitPlanes(layout, planeRule, rule.states());
        seam = new Seam(layout, torus);
        // Bands know no border but that of a torus.
        this.blocking = torus ? blocking : Blocking.NONE;
        int parts = Math.min(threads, start.height());
        changes = new long[parts];
        tiles = new TimeTile[parts];
        if (this.blocking.depth() > 1) {
            for (int part = 0; part < parts; part++) {
                tiles[part] = new TimeTile(planeRule, layout, blocking);
            }
        }
        now = layout.planes(planeRule.planes());
        next = layout.planes(planeRule.planes());
        codec.load(start, now);
        close(now, 0, layout.height);
    }

    /**
     * An engine, if there is one: for CYC3, plurality, Life-like and Generations rules of the Moore neighbourhood of
     * range 1, on a torus or a plane. Grids of up to 24 columns and very many rows are left out.
     *
     * @param rule        the rule
     * @param topology    how edges are joined
     * @param start       states, no more of them than the rule has
     * @param parallelism threads at most, the calling one included, {@code >= 1}
     * @return an engine at generation 0, or empty if only {@link Stepper} can run this
     * @throws IllegalArgumentException if {@code parallelism < 1} or the start does not suit the rule
     */
    public static Optional<FastEngine> forRule(LocalRule rule, Topology topology, CellGrid start, int parallelism) {
        Objects.requireNonNull(start, "start");
        Checks.inRange(parallelism, 1, Integer.MAX_VALUE, "parallelism");
        boolean torus = topology.equals(Topology.TORUS);
        boolean known = torus || topology.equals(Topology.PLANE);
        if (!known || !PlaneLayout.suits(start.height(), start.width())) {
            return Optional.empty();
        }
        int threads = (int) Math.min(parallelism, 1 + (long) start.height() * start.width() / THREAD_CELLS);
        return PlaneRule.of(rule).map(planes -> new FastEngine(rule, planes, torus, start, threads,
                Blocking.forPlanes(new PlaneLayout(start.height(), start.width()), planes.planes())));
    }

    @Override
    public String rule() {
        return rule.text();
    }

    @Override
    public CellGrid layer(int layer) {
        Objects.checkIndex(layer, 1);
        return codec.grid(now);
    }

    @Override
    public long generation() {
        return generation;
    }

    /**
     * How many cells are in each state, counted on the planes.
     *
     * @return one count per state; they sum to the number of cells
     */
    public long[] population() {
        return codec.population(now);
    }

    @Override
    public void step() {
        run(1, false, Progress.NONE);
    }

    /**
     * Computes the next generation and counts the cells that differ from the one before.
     *
     * @return in {@code [0, cells]}
     */
    public long stepCountingChanges() {
        run(1, true, Progress.NONE);
        long sum = 0;
        for (long part : changes) {
            sum += part;
        }
        return sum;
    }

    /**
     * Computes several generations.
     *
     * @param steps    {@code >= 0}
     * @param progress told the steps done, on the calling thread, after one or several of them; stopping leaves the
     *                 generation reached
     * @throws IllegalArgumentException if {@code steps} is negative
     * @throws CancellationException    if the progress asked to stop
     */
    @Override
    public void advance(long steps, Progress progress) {
        Checks.inRange(steps, 0, Long.MAX_VALUE, "steps");
        Objects.requireNonNull(progress, "progress");
        if (steps > 0) {
            run(steps, false, progress);
        }
    }

    private void run(long steps, boolean counting, Progress progress) {
        int parts = changes.length;
        if (parts == 1) {
            work(0, steps, counting, progress, alone);
            return;
        }
        StepBarrier barrier = new StepBarrier(parts);
        Parallel.ranges(parts, parts, 1, (part, end) -> {
            try {
                work(part, steps, counting, progress, barrier);
            } catch (Error | RuntimeException e) {
                // The others must not wait for this thread.
                barrier.stop();
                throw e;
            }
        });
    }

    /** What a thread does: its rows, step after step. The first thread keeps the books. */
    private void work(int part, long steps, boolean counting, Progress progress, StepBarrier barrier) {
        int fromRow = (int) ((long) layout.height * part / changes.length);
        int toRow = (int) ((long) layout.height * (part + 1) / changes.length);
        long[][] from = now;
        long[][] to = next;
        for (long done = 0; done < steps;) {
            int depth = (int) Math.min(blocking.depth(), steps - done);
            if (depth > 1) {
                tiles[part].advance(from, to, fromRow, toRow, depth);
                close(to, fromRow, toRow);
            } else {
                changes[part] = step(from, to, fromRow, toRow, counting);
            }
            if (!barrier.await()) {
                return;
            }
            long[][] computed = to;
            to = from;
            from = computed;
            done += depth;
            if (part == 0) {
                now = from;
                next = to;
                generation += depth;
                if (!progress.report(done, steps)) {
                    throw new CancellationException("stopped after " + done + " of " + steps + " steps");
                }
            }
        }
    }

    private long step(long[][] from, long[][] to, int fromRow, int toRow, boolean counting) {
        long changed = 0;
        for (int row = fromRow; row < toRow; row += BLOCK_ROWS) {
            int end = Math.min(toRow - row, BLOCK_ROWS) + row;
            changed += planeRule.step(from, to, layout.start(row), end - row, layout.pitch, layout.words,
                    counting ? layout.cells : null);
            close(to, row, end);
        }
        return changed;
    }

    private void close(long[][] planes, int fromRow, int toRow) {
        for (long[] plane : planes) {
            seam.close(plane, fromRow, toRow);
        }
    }
}
