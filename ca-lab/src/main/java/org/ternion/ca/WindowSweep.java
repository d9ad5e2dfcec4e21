package org.ternion.ca;

/**
 * The same as {@link GatherSweep} for square neighbourhoods and few states, in time that does not depend on the range:
 * the counts of all states lie side by side in one long, one such long is kept per column, and moving the square by one
 * adds and subtracts two of them.
 */
final class WindowSweep implements Sweep {
    private final LocalRule rule;
    private final int height;
    private final int width;
    private final int side;
    private final int bits;
    private final long mask;
    /** One, in the place of each byte taken as a state. */
    private final long[] units;
    private final long[] columns;
    private final int[] counts;

    WindowSweep(LocalRule rule, int height, int width) {
        this.rule = rule;
        this.height = height;
        this.width = width;
        side = side(rule);
        bits = bits(side);
        mask = (1L << bits) - 1;
        counts = new int[rule.states()];
        units = new long[counts.length];
        for (int state = 0; state < units.length; state++) {
            units[state] = 1L << bits * state;
        }
        columns = new long[width + side - 1];
    }

    /** Whether the neighbourhood is a square and the counts of all states fit a long. */
    static boolean takes(LocalRule rule) {
        return rule.neighbourhood().shape() == Neighbourhood.Shape.MOORE
                && rule.states() * bits(side(rule)) <= Long.SIZE;
    }

    private static int side(LocalRule rule) {
        return 2 * rule.neighbourhood().range() + 1;
    }

    /** All cells of the square may be in one state. */
    private static int bits(int side) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(side * side);
    }

    @Override
    public void run(PaddedCells old, PaddedCells next) {
        byte[] from = old.array;
        int pitch = old.pitch;
        for (int x = 0; x < pitch; x++) {
            long sum = 0;
            for (int row = 0; row < side; row++) {
                sum += units[from[row * pitch + x]];
            }
            columns[x] = sum;
        }
        for (int row = 0; row < height; row++) {
            row(from, next.array, old.origin + row * pitch);
            if (row + 1 < height) {
                int leaving = row * pitch;
                int entering = leaving + side * pitch;
                for (int x = 0; x < pitch; x++) {
                    columns[x] += units[from[entering + x]] - units[from[leaving + x]];
                }
            }
        }
    }

    private void row(byte[] from, byte[] to, int start) {
        long window = 0;
        for (int x = 0; x < side - 1; x++) {
            window += columns[x];
        }
        for (int x = 0; x < width; x++) {
            window += columns[x + side - 1];
            long rest = window;
            for (int state = 0; state < counts.length; state++) {
                counts[state] = (int) (rest & mask);
                rest >>>= bits;
            }
            int centre = from[start + x];
            counts[centre]--;
            to[start + x] = Sweep.checked(rule, rule.next(centre, counts));
            window -= columns[x];
        }
    }
}
