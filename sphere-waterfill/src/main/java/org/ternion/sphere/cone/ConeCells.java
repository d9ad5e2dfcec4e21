package org.ternion.sphere.cone;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import org.ternion.sphere.simd.DotKernels;
import org.ternion.sphere.simd.TopK;

/**
 * The cells of a {@link ConeIndex} as seen from outside, for those who choose what to look at in another way than the
 * searches of the index do. Immutable; safe for use by several threads. Memory: 4 bytes per point.
 */
public final class ConeCells {
    private static final int SCAN = 1024;

    private final ConeIndex index;
    /** Position of each id in the order of the cells. */
    private final int[] position;

    private ConeCells(ConeIndex index) {
        this.index = index;
        int[] ids = index.points().ids();
        position = new int[ids.length];
        for (int p = 0; p < ids.length; p++) {
            position[ids[p]] = p;
        }
    }

    /**
     * Opens an index.
     *
     * @param index the index
     * @return its cells
     */
    public static ConeCells of(ConeIndex index) {
        return new ConeCells(Objects.requireNonNull(index, "index"));
    }

    /**
     * Number of cells.
     *
     * @return that of {@link ConeIndex#cells}
     */
    public int count() {
        return index.cells();
    }

    /**
     * Members of a cell.
     *
     * @param cell in {@code [0, count())}
     * @return a new array of rows of the matrix the index was built from, maybe empty
     * @throws IndexOutOfBoundsException if there is no such cell
     */
    public int[] members(int cell) {
        CellTable table = index.table();
        Objects.checkIndex(cell, table.count());
        return Arrays.copyOfRange(index.points().ids(), table.start(cell), table.start(cell + 1));
    }

    /**
     * Cosines between a query and the axes of all cells.
     *
     * @param query any norm, finite; all cosines with a zero query are 0, and so are those with the cell of zero
     *              vectors
     * @return a new array of {@link #count()}
     * @throws IllegalArgumentException if the query has another dimension or is not finite
     */
    public float[] cosines(float[] query) {
        return index.table().dots(index.direction(query));
    }

    /**
     * The k candidates with the largest cosine. Ids and cosines are those {@link ExactScan} gives for the candidates;
     * the certified gap bounds what other points could have, by the cells that are not candidates as a whole.
     *
     * @param query      any norm, finite; all cosines with a zero query are 0
     * @param k          {@code >= 1}; if there are fewer candidates, all are found
     * @param candidates rows of the matrix the index was built from, not modified
     * @return what was found
     * @throws IllegalArgumentException  if the query has another dimension or is not finite, or {@code k < 1}
     * @throws IndexOutOfBoundsException if a candidate is no row
     */
    public SearchResult best(float[] query, int k, BitSet candidates) {
        float[] direction = index.direction(query);
        CellTable table = index.table();
        float[] bounds = table.bounds(table.dots(direction));
        BitSet chosen = positions(candidates);
        TopK found = new TopK(k);
        double open = Double.NEGATIVE_INFINITY;
        int whole = 0;
        for (int cell = 0; cell < table.count(); cell++) {
            int end = table.start(cell + 1);
            int scanned = 0;
            int from = chosen.nextSetBit(table.start(cell));
            while (from >= 0 && from < end) {
                int to = Math.min(end, chosen.nextClearBit(from));
                offer(direction, from, to, found);
                scanned += to - from;
                from = chosen.nextSetBit(to);
            }
            if (scanned < table.size(cell)) {
                open = Math.max(open, bounds[cell]);
            } else if (scanned > 0) {
                whole++;
            }
        }
        double gap = open == Double.NEGATIVE_INFINITY ? Double.POSITIVE_INFINITY : found.threshold() - open;
        return SearchResult.of(found, whole, candidates.cardinality(), gap);
    }

    private BitSet positions(BitSet candidates) {
        Objects.checkIndex(candidates.length(), position.length + 1);
        BitSet positions = new BitSet(position.length);
        for (int id = candidates.nextSetBit(0); id >= 0; id = candidates.nextSetBit(id + 1)) {
            positions.set(position[id]);
        }
        return positions;
    }

    private void offer(float[] direction, int from, int to, TopK found) {
        float[] scores = new float[Math.min(SCAN, to - from)];
        for (int at = from; at < to; at += SCAN) {
            int n = Math.min(SCAN, to - at);
            DotKernels.CHOSEN.scan(index.points().rows(), at, at + n, direction, 0, scores);
            found.offerAll(scores, 0, n, index.points().ids(), at);
        }
    }
}
