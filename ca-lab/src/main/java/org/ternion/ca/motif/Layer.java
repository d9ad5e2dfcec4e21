package org.ternion.ca.motif;

import org.ternion.ca.CellGrid;

/** A layer with its present cells and room for the next ones. */
final class Layer implements CellLayer {
    private final String name;
    private final int height;
    private final int width;
    private final int states;
    private final int lowest;
    byte[] now;
    byte[] next;

    /** Takes the start from a grid, whose array stays untouched. */
    Layer(String name, CellGrid start) {
        this.name = name;
        height = start.height();
        width = start.width();
        states = start.states();
        lowest = start.lowest();
        now = start.toArray();
        next = new byte[now.length];
    }

    /** A layer of states that are all 0. */
    static Layer zeros(String name, int height, int width, int states) {
        byte[] cells = new byte[Math.multiplyExact(height, width)];
        return new Layer(name, CellGrid.wrap(cells, height, width, states));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public int width() {
        return width;
    }

    void swap() {
        byte[] old = now;
        now = next;
        next = old;
    }

    @Override
    public CellGrid grid() {
        return lowest < 0 ? CellGrid.copyOfTrits(now, height, width) : CellGrid.copyOf(now, height, width, states);
    }
}
