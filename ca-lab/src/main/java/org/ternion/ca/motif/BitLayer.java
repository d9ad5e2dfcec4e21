package org.ternion.ca.motif;

import org.ternion.ca.CellGrid;

/**
 * Some bits of the bytes of a layer, which several such layers share: a walk over the cells then loads and stores one
 * byte for all of them, and its bits are the index of a table. Trits are two bits, -1 as 3.
 */
final class BitLayer implements CellLayer {
    private static final int TRITS = 0;

    private final String name;
    private final Layer cells;
    private final int firstBit;
    private final int states;

    private BitLayer(String name, Layer cells, int firstBit, int states) {
        this.name = name;
        this.cells = cells;
        this.firstBit = firstBit;
        this.states = states;
    }

    /** Two bits that are trits. */
    static BitLayer trits(String name, Layer cells, int firstBit) {
        return new BitLayer(name, cells, firstBit, TRITS);
    }

    /** As many bits as the states need. */
    static BitLayer states(String name, Layer cells, int firstBit, int states) {
        return new BitLayer(name, cells, firstBit, states);
    }

    /** Takes the start of these bits, which are 0 so far, from a layer of trits or states. */
    BitLayer start(Layer start) {
        int mask = mask();
        for (int i = 0; i < cells.now.length; i++) {
            cells.now[i] |= (byte) ((start.now[i] & mask) << firstBit);
        }
        return this;
    }

    private int mask() {
        return states == TRITS ? 3 : (Integer.highestOneBit(states - 1) << 1) - 1;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int height() {
        return cells.height();
    }

    @Override
    public int width() {
        return cells.width();
    }

    @Override
    public CellGrid grid() {
        byte[] values = new byte[cells.now.length];
        int mask = mask();
        for (int i = 0; i < values.length; i++) {
            int bits = cells.now[i] >> firstBit & mask;
            values[i] = (byte) (states == TRITS ? bits << 30 >> 30 : bits);
        }
        return states == TRITS ? CellGrid.wrapTrits(values, height(), width())
                : CellGrid.wrap(values, height(), width(), states);
    }
}
