package org.ternion.ca;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The plain engine on a plane without edges, for rules that leave empty space empty. Space is kept in tiles of 64 x 64
 * cells, and only tiles where something changed in the last step, and their neighbours, are computed.
 */
public final class UnboundedStepper implements Automaton {
    /** Cells of the largest layer that is handed out. */
    public static final long MAX_LAYER_CELLS = 1L << 30;

    private static final int SIDE = 64;

    private final Rule rule;
    private final int range;
    private final Sweep sweep;
    private final PaddedCells window;
    private final PaddedCells result;
    private final Map<Place, Tile> tiles = new HashMap<>();
    private long generation;

    private record Place(int row, int column) {
        Place plus(int rows, int columns) {
            return new Place(Math.addExact(row, rows), Math.addExact(column, columns));
        }
    }

    private static final class Tile {
        private byte[] cells = new byte[SIDE * SIDE];
        private byte[] next = new byte[SIDE * SIDE];
        private boolean changed = true;

        boolean empty() {
            for (byte cell : cells) {
                if (cell != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Smallest rectangle that holds all cells not in state 0, ends included; empty space is the cell (0, 0). */
    private record Box(long top, long left, long bottom, long right) {
    }

    /**
     * Starts at generation 0 with the first cell of the start at row 0, column 0.
     *
     * @param rule  a rule under which a cell of state 0 with only neighbours of state 0 stays
     * @param start states, no more of them than the rule has
     * @throws IllegalArgumentException if the start does not suit the rule, or empty space would not stay empty
     */
    public UnboundedStepper(Rule rule, CellGrid start) {
        this.rule = Objects.requireNonNull(rule, "rule");
        Stepper.requireStates(start, rule);
        if (ofEmptySpace(rule) != 0) {
            throw new IllegalArgumentException(
                    "rule " + rule.text() + " does not leave empty space empty; give it a topology with edges");
        }
        range = Sweep.range(rule);
        sweep = Sweep.of(rule, SIDE, SIDE);
        window = new PaddedCells(SIDE, SIDE, range);
        result = new PaddedCells(SIDE, SIDE, range);
        for (int row = 0; row < start.height(); row++) {
            for (int column = 0; column < start.width(); column++) {
                int state = start.get(row, column);
                if (state != 0) {
                    Place place = new Place(row / SIDE, column / SIDE);
                    tiles.computeIfAbsent(place, p -> new Tile()).cells[row % SIDE * SIDE + column % SIDE] =
                            (byte) state;
                }
            }
        }
    }

    private static int ofEmptySpace(Rule rule) {
        if (rule instanceof BlockRule block) {
            return block.next(new int[9]);
        }
        LocalRule local = (LocalRule) rule;
        int[] counts = new int[rule.states()];
        counts[0] = local.neighbourhood().size();
        return local.next(0, counts);
    }

    @Override
    public String rule() {
        return rule.text();
    }

    /**
     * The smallest rectangle that holds all cells not in state 0; one cell of state 0 if there are none.
     *
     * @param layer 0
     * @return the cells now; {@link #top} and {@link #left} say where the first one is
     * @throws IllegalStateException if the rectangle has more than {@link #MAX_LAYER_CELLS} cells
     */
    @Override
    public CellGrid layer(int layer) {
        Objects.checkIndex(layer, 1);
        Box box = box();
        long height = box.bottom - box.top + 1;
        long width = box.right - box.left + 1;
        // both are below 2^33, but their product may not fit a long
        if (height > MAX_LAYER_CELLS / width) {
            throw new IllegalStateException("the pattern spans " + height + " x " + width + " cells");
        }
        byte[] cells = new byte[(int) (height * width)];
        tiles.forEach((place, tile) -> {
            for (int i = 0; i < SIDE * SIDE; i++) {
                if (tile.cells[i] != 0) {
                    long row = (long) place.row * SIDE + i / SIDE - box.top;
                    long column = (long) place.column * SIDE + i % SIDE - box.left;
                    cells[(int) (row * width + column)] = tile.cells[i];
                }
            }
        });
        return CellGrid.wrap(cells, (int) height, (int) width, rule.states());
    }

    /**
     * Row of the first cell of the layer.
     *
     * @return counted from the first row of the start
     */
    public long top() {
        return box().top;
    }

    /**
     * Column of the first cell of the layer.
     *
     * @return counted from the first column of the start
     */
    public long left() {
        return box().left;
    }

    private Box box() {
        long top = Long.MAX_VALUE;
        long left = Long.MAX_VALUE;
        long bottom = Long.MIN_VALUE;
        long right = Long.MIN_VALUE;
        for (Map.Entry<Place, Tile> entry : tiles.entrySet()) {
            byte[] cells = entry.getValue().cells;
            for (int i = 0; i < cells.length; i++) {
                if (cells[i] != 0) {
                    long row = (long) entry.getKey().row * SIDE + i / SIDE;
                    long column = (long) entry.getKey().column * SIDE + i % SIDE;
                    top = Math.min(top, row);
                    bottom = Math.max(bottom, row);
                    left = Math.min(left, column);
                    right = Math.max(right, column);
                }
            }
        }
        return top > bottom ? new Box(0, 0, 0, 0) : new Box(top, left, bottom, right);
    }

    @Override
    public long generation() {
        return generation;
    }

    @Override
    public void step() {
        List<Map.Entry<Place, Tile>> active = active();
        for (Map.Entry<Place, Tile> entry : active) {
            fillWindow(entry.getKey());
            sweep.run(window, result);
            byte[] next = entry.getValue().next;
            for (int row = 0; row < SIDE; row++) {
                System.arraycopy(result.array, result.origin + row * result.pitch, next, row * SIDE, SIDE);
            }
        }
        tiles.values().forEach(tile -> tile.changed = false);
        for (Map.Entry<Place, Tile> entry : active) {
            Tile tile = entry.getValue();
            byte[] old = tile.cells;
            tile.changed = !Arrays.equals(old, tile.next);
            tile.cells = tile.next;
            tile.next = old;
        }
        tiles.values().removeIf(tile -> !tile.changed && tile.empty());
        generation++;
    }

    /** Changed tiles and the tiles around them, which are made where they are missing. */
    private List<Map.Entry<Place, Tile>> active() {
        Map<Place, Tile> found = new HashMap<>();
        for (Map.Entry<Place, Tile> entry : List.copyOf(tiles.entrySet())) {
            if (entry.getValue().changed) {
                for (int rows = -1; rows <= 1; rows++) {
                    for (int columns = -1; columns <= 1; columns++) {
                        Place place = entry.getKey().plus(rows, columns);
                        found.put(place, tiles.computeIfAbsent(place, p -> new Tile()));
                    }
                }
            }
        }
        return new ArrayList<>(found.entrySet());
    }

    /** Copies a tile and what its cells see of the tiles around it. */
    private void fillWindow(Place place) {
        for (int rows = -1; rows <= 1; rows++) {
            for (int columns = -1; columns <= 1; columns++) {
                Tile tile = tiles.get(place.plus(rows, columns));
                int firstRow = rows < 0 ? SIDE - range : 0;
                int endRow = rows > 0 ? range : SIDE;
                int firstColumn = columns < 0 ? SIDE - range : 0;
                int length = (columns > 0 ? range : SIDE) - firstColumn;
                for (int row = firstRow; row < endRow; row++) {
                    int target = window.origin + (rows * SIDE + row) * window.pitch + columns * SIDE + firstColumn;
                    if (tile == null) {
                        Arrays.fill(window.array, target, target + length, (byte) 0);
                    } else {
                        System.arraycopy(tile.cells, row * SIDE + firstColumn, window.array, target, length);
                    }
                }
            }
        }
    }
}
