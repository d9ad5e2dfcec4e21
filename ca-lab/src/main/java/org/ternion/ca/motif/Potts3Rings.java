package org.ternion.ca.motif;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.ternion.ca.Automaton;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;
import org.ternion.core.Progress;

/**
 * POTTS3: rings of states 0, 1, 2, one per row, where every cell becomes the sum of its left neighbour, itself and its
 * right neighbour mod 3. The rule is additive: many steps are done in one pass per ternary digit of their number.
 */
public final class Potts3Rings implements Automaton {
    private static final int STATES = 3;

    private final int height;
    private final int width;
    private byte[] now;
    private byte[] next;
    private long generation;

    private Potts3Rings(CellGrid start) {
        height = start.height();
        width = start.width();
        now = LayeredAutomaton.states("rings", start, STATES).now;
        next = new byte[now.length];
    }

    /**
     * Rings from a given start.
     *
     * @param start states 0, 1, 2; every row is a ring
     * @return generation 0
     * @throws IllegalArgumentException if the grid has other states
     */
    public static Potts3Rings of(CellGrid start) {
        return new Potts3Rings(start);
    }

    /**
     * Rings from a uniform random start.
     *
     * @param height number of rings, {@code >= 1}
     * @param width  cells of a ring, {@code >= 1}
     * @param seed   any value
     * @return generation 0
     */
    public static Potts3Rings random(int height, int width, long seed) {
        return of(CellGrid.wrap(CellRandom.of(seed, height, width).initialBelow(STATES), height, width, STATES));
    }

    @Override
    public String rule() {
        return "POTTS3";
    }

    @Override
    public String layerName(int layer) {
        Objects.checkIndex(layer, 1);
        return "rings";
    }

    @Override
    public CellGrid layer(int layer) {
        Objects.checkIndex(layer, 1);
        return CellGrid.copyOf(now, height, width, STATES);
    }

    @Override
    public long generation() {
        return generation;
    }

    @Override
    public void step() {
        jump(1);
    }

    @Override
    public void advance(long steps, Progress progress) {
        Checks.inRange(steps, 0, Long.MAX_VALUE, "steps");
        long done = 0;
        long power = 1;
        for (long left = steps; left > 0; left /= STATES) {
            for (long digit = left % STATES; digit > 0; digit--) {
                jump(power);
                done += power;
                if (!progress.report(done, steps)) {
                    throw new CancellationException("stopped after " + done + " of " + steps + " steps");
                }
            }
            // the power after the highest digit may overflow and is not used
            power *= STATES;
        }
    }

    /** Does 3^k steps: the cube of a sum mod 3 is the sum of the cubes, so that the neighbours are at that distance. */
    private void jump(long power) {
        int shift = (int) (power % width);
        for (int row = 0; row < now.length; row += width) {
            for (int x = 0; x < width; x++) {
                int left = x >= shift ? x - shift : x - shift + width;
                int right = x + shift < width ? x + shift : x + shift - width;
                next[row + x] = (byte) ((now[row + left] + now[row + x] + now[row + right]) % STATES);
            }
        }
        byte[] old = now;
        now = next;
        next = old;
        generation += power;
    }
}
