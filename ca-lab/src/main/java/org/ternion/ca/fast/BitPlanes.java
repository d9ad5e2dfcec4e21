package org.ternion.ca.fast;

import org.ternion.ca.CellGrid;
import org.ternion.ca.simd.PlaneCount;

/** Cells to bit planes and back. */
final class BitPlanes {
    private final PlaneLayout layout;
    private final int states;
    private final int[] codes;
    private final byte[] decoded;

    BitPlanes(PlaneLayout layout, PlaneRule rule, int states) {
        this.layout = layout;
        this.states = states;
        codes = new int[states];
        decoded = new byte[1 << rule.planes()];
        for (int state = 0; state < states; state++) {
            codes[state] = rule.code(state);
            decoded[codes[state]] = (byte) state;
        }
    }

    void load(CellGrid grid, long[][] planes) {
        byte[] cells = grid.backingArray();
        for (int row = 0; row < layout.height; row++) {
            int first = row * layout.width;
            for (int w = 0; w < layout.words; w++) {
                for (int p = 0; p < planes.length; p++) {
                    long word = 0;
                    for (int x = w, b = 0; x < layout.width; x += layout.words, b++) {
                        word |= (codes[cells[first + x] & 0xff] >> p & 1L) << b;
                    }
                    planes[p][layout.start(row) + w] = word;
                }
            }
        }
    }

    CellGrid grid(long[][] planes) {
        byte[] cells = new byte[Math.multiplyExact(layout.height, layout.width)];
        for (int row = 0; row < layout.height; row++) {
            int first = row * layout.width;
            for (int w = 0; w < layout.words; w++) {
                int at = layout.start(row) + w;
                for (int x = w, b = 0; x < layout.width; x += layout.words, b++) {
                    int code = 0;
                    for (int p = 0; p < planes.length; p++) {
                        code |= (int) (planes[p][at] >>> b & 1) << p;
                    }
                    cells[first + x] = decoded[code];
                }
            }
        }
        return CellGrid.wrap(cells, layout.height, layout.width, states);
    }

    /** Number of cells in each state. */
    long[] population(long[][] planes) {
        long[] population = new long[states];
        population[0] = (long) layout.height * layout.width;
        for (int state = 1; state < states; state++) {
            population[state] = count(planes, codes[state]);
            population[0] -= population[state];
        }
        return population;
    }

    private long count(long[][] planes, int code) {
        if (planes.length <= 2) {
            // Codes 1 and 2: a plane for each state but the first.
            return PlaneCount.CHOSEN.ones(planes[code - 1], layout.start(0), layout.height, layout.pitch,
                    layout.words, layout.cells);
        }
        long count = 0;
        for (int row = 0; row < layout.height; row++) {
            for (int w = 0; w < layout.words; w++) {
                long cells = layout.cells[w];
                for (int p = 0; p < planes.length; p++) {
                    long bits = planes[p][layout.start(row) + w];
                    cells &= (code >> p & 1) != 0 ? bits : ~bits;
                }
                count += Long.bitCount(cells);
            }
        }
        return count;
    }
}
