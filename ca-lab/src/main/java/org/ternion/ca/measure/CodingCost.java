package org.ternion.ca.measure;

import java.util.zip.Deflater;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/**
 * How many bits a cell of a run costs, by three yardsticks: the shares of the states alone, the states with left, upper
 * and previous cell known, and Deflate. The first two are entropies of the run itself, not of a code one could send.
 * Not safe for use by several threads; {@link #close} frees the compressor.
 */
public final class CodingCost implements AutoCloseable {
    /** Alphabets up to this: contexts are three cells. */
    public static final int MAX_STATES = 16;
    private static final int DEFLATE_LEVEL = 6;

    private final int height;
    private final int width;
    private final int states;
    private final long[] singles;
    /** Row per context of left, up and previous, column per state. */
    private final long[] contexts;
    private final Deflater deflater = new Deflater(DEFLATE_LEVEL, true);
    private final byte[] sink = new byte[8192];
    private byte[] previous;
    private long cells;
    private long deflated;

    /**
     * Starts without frames.
     *
     * @param height of the frames
     * @param width  of the frames
     * @param states alphabet of the frames, 2 to {@link #MAX_STATES}
     * @throws IllegalArgumentException if a value is out of range
     */
    public CodingCost(int height, int width, int states) {
        this.height = Checks.inRange(height, 1, Integer.MAX_VALUE, "height");
        this.width = Checks.inRange(width, 1, Integer.MAX_VALUE, "width");
        this.states = Checks.inRange(states, 2, MAX_STATES, "states");
        this.singles = new long[states];
        this.contexts = new long[states * states * states * states];
        this.previous = new byte[Math.multiplyExact(height, width)];
    }

    /**
     * Counts the next frame. Cells outside the frame and before the first one count as the lowest state.
     *
     * @param frame of the kind given at the start
     * @throws IllegalArgumentException if the frame is of another kind
     * @throws IllegalStateException    if the stream was ended by {@link #deflateBits}
     */
    public void accept(CellGrid frame) {
        if (deflater.finished()) {
            throw new IllegalStateException("the stream has ended, no frame can follow");
        }
        FrameShape.require(frame, height, width, states);
        byte[] now = frame.toArray();
        for (int i = 0; i < now.length; i++) {
            now[i] = (byte) (now[i] - frame.lowest());
        }
        for (int i = 0; i < now.length; i++) {
            int left = i % width == 0 ? 0 : now[i - 1];
            int up = i < width ? 0 : now[i - width];
            singles[now[i]]++;
            contexts[((left * states + up) * states + previous[i]) * states + now[i]]++;
        }
        deflater.setInput(now);
        deflate();
        cells += now.length;
        previous = now;
    }

    private void deflate() {
        int written = sink.length;
        while (written == sink.length) {
            written = deflater.deflate(sink);
            deflated += written;
        }
    }

    /**
     * Entropy of the states.
     *
     * @return bits per cell; 0 before the first frame
     */
    public double entropy() {
        return Entropy.ofCounts(singles);
    }

    /**
     * Entropy of a cell when its left and upper neighbour and the same cell of the frame before are known.
     *
     * @return bits per cell; 0 before the first frame
     */
    public double conditionalEntropy() {
        long[] known = new long[states * states * states];
        for (int i = 0; i < contexts.length; i++) {
            known[i / states] += contexts[i];
        }
        return Math.max(0, Entropy.ofCounts(contexts) - Entropy.ofCounts(known));
    }

    /**
     * Size of all frames as one raw Deflate stream at level 6, one byte per cell. Ends the stream.
     *
     * @return bits per cell; NaN if there was no frame
     */
    public double deflateBits() {
        deflater.finish();
        while (!deflater.finished()) {
            deflate();
        }
        return deflated * 8.0 / cells;
    }

    /** Frees the memory of the compressor. */
    @Override
    public void close() {
        deflater.end();
    }
}
