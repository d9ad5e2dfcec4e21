package org.ternion.ca.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/**
 * Change and entropy of a run against the scale at which it is seen. A falling change rate proves nothing: flicker
 * falls faster and a dying run falls too, so print the verdict of {@link PathologyWatch} and {@link DepthControls}
 * beside it. Not safe for use by several threads.
 */
public final class DepthCurve {
    /** Largest alphabet of blocks: pairs of symbols are counted in a square table. */
    private static final int MAX_SYMBOLS = 2048;

    private final int height;
    private final int width;
    private final int states;
    private final Scales view;
    private final Scale[] scales;
    private CellGrid last;
    private long frames;
    private long cellChanges;

    /** Counts of one scale. */
    private static final class Scale {
        final int k;
        final int symbols;
        final long[] singles;
        final long[] pairs;
        /** Pairs of a block and the block around it, null if the next scale is no multiple. */
        final long[] nested;
        Blocks previous;
        long changes;

        Scale(int k, int symbols, int nextSymbols) {
            this.k = k;
            this.symbols = symbols;
            this.singles = new long[symbols];
            this.pairs = new long[symbols * symbols];
            this.nested = nextSymbols == 0 ? null : new long[symbols * nextSymbols];
        }
    }

    /**
     * Starts a curve without frames.
     *
     * @param height rows of the frames
     * @param width  columns of the frames
     * @param states alphabet of the frames
     * @param scales at which to look
     * @throws IllegalArgumentException if the reducer does not know the alphabet or makes more than 2048 symbols of it
     */
    public DepthCurve(int height, int width, int states, Scales scales) {
        this.height = Checks.inRange(height, 1, Integer.MAX_VALUE, "height");
        this.width = Checks.inRange(width, 1, Integer.MAX_VALUE, "width");
        this.states = Checks.inRange(states, 2, 256, "states");
        this.view = Objects.requireNonNull(scales, "scales");
        this.scales = new Scale[scales.sides().size()];
        for (int i = 0; i < this.scales.length; i++) {
            int k = scales.sides().get(i);
            int next = i + 1 < this.scales.length ? scales.sides().get(i + 1) : 0;
            this.scales[i] = new Scale(k, symbols(k), next > 0 && next % k == 0 ? symbols(next) : 0);
        }
    }

    private int symbols(int k) {
        long bound = view.reducer() == Reducer.MEAN ? (long) view.blockCells(k) * (states - 1) + 1 : states;
        Checks.inRange(bound, 2, MAX_SYMBOLS, "symbols of a block of side " + k);
        return view.reducer().symbols(states, view.blockCells(k));
    }

    /**
     * Counts the next frame of the run. Leave out the frames before a burn-in is over.
     *
     * @param frame of the height, width and alphabet of the curve
     * @throws IllegalArgumentException if the frame is of another kind
     */
    public void accept(CellGrid frame) {
        FrameShape.require(frame, height, width, states);
        cellChanges += last == null ? 0 : last.changes(frame);
        last = frame;
        Blocks[] blocks = new Blocks[scales.length];
        for (int i = 0; i < scales.length; i++) {
            blocks[i] = Blocks.of(frame, view.shape(), scales[i].k, view.reducer());
        }
        for (int i = 0; i < scales.length; i++) {
            count(scales[i], blocks[i]);
            if (scales[i].nested != null) {
                countNested(scales[i], blocks[i], blocks[i + 1], scales[i + 1]);
            }
        }
        frames++;
    }

    private static void count(Scale scale, Blocks now) {
        Blocks before = scale.previous;
        for (int i = 0; i < now.size(); i++) {
            scale.singles[now.at(i)]++;
            if (before != null) {
                scale.pairs[before.at(i) * scale.symbols + now.at(i)]++;
                scale.changes += before.at(i) == now.at(i) ? 0 : 1;
            }
        }
        scale.previous = now;
    }

    private void countNested(Scale scale, Blocks inner, Blocks outer, Scale next) {
        int ratio = next.k / scale.k;
        int rowRatio = view.shape().rows(next.k) / view.shape().rows(scale.k);
        for (int row = 0; row < outer.rows() * rowRatio; row++) {
            for (int col = 0; col < outer.cols() * ratio; col++) {
                int around = outer.at(row / rowRatio * outer.cols() + col / ratio);
                scale.nested[inner.at(row * inner.cols() + col) * next.symbols + around]++;
            }
        }
    }

    /**
     * The curve of the frames so far.
     *
     * @return one point per scale, in order
     */
    public List<DepthPoint> points() {
        List<DepthPoint> points = new ArrayList<>();
        for (int i = 0; i < scales.length; i++) {
            Scale scale = scales[i];
            long blocks = (long) (height / view.shape().rows(scale.k)) * (width / scale.k);
            boolean seen = frames > 0 && blocks > 0;
            boolean paired = frames > 1 && blocks > 0;
            boolean nested = seen && scale.nested != null && scales[i + 1].k <= width
                    && view.shape().rows(scales[i + 1].k) <= height;
            points.add(new DepthPoint(scale.k,
                    paired ? scale.changes / ((double) blocks * (frames - 1)) : Double.NaN,
                    seen ? Entropy.ofCounts(scale.singles) : Double.NaN,
                    paired ? Entropy.conditional(scale.pairs, scale.symbols) : Double.NaN,
                    nested ? Entropy.mutualInformation(scale.nested, scales[i + 1].symbols) : Double.NaN));
        }
        return List.copyOf(points);
    }

    double cellChangeRate() {
        Checks.inRange(frames, 2, Long.MAX_VALUE, "frames");
        return cellChanges / ((double) height * width * (frames - 1));
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    int states() {
        return states;
    }

    Scales scales() {
        return view;
    }

    /**
     * Frames counted.
     *
     * @return {@code >= 0}
     */
    public long frames() {
        return frames;
    }
}
