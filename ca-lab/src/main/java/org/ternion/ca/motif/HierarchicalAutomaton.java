package org.ternion.ca.motif;

import java.util.Objects;
import org.ternion.ca.Automaton;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/**
 * CA5: a cyclic automaton of three states on two scales. A block moves to its next state if enough neighbouring blocks
 * and the plurality of its own cells are there; a cell moves if enough neighbours are in its next state, one fewer
 * where its block is. On a torus.
 */
public final class HierarchicalAutomaton implements Automaton {
    /** Layer 0: cells. */
    public static final int FINE = 0;

    /** Layer 1: the state of the block that a cell lies in. */
    public static final int COARSE = 1;

    private static final int STATES = 3;
    private static final int CELLS = 9;

    private final Config config;
    private final int height;
    private final int width;
    private final int blockRows;
    private final int blockCols;
    /** New state by state of the block, own state and {@link BlockCounts#states}. */
    private final byte[] moves = new byte[1 << 12];
    /** State of the block, for a row of cells. */
    private final byte[] coarseRow;
    private final BlockCounts counts;
    private final byte[] words;
    private byte[] fine;
    private byte[] nextFine;
    private byte[] coarse;
    private byte[] nextCoarse;
    private long generation;

    /**
     * Parameters.
     *
     * @param k           rows and columns of a block, {@code >= 1}
     * @param thetaCoarse votes of five that move a block
     * @param thetaFine   neighbours of eight that move a cell
     */
    public record Config(int k, int thetaCoarse, int thetaFine) {
        /** The usual parameters. */
        public static final Config DEFAULT = new Config(3, 2, 3);

        /**
         * Checks the block.
         *
         * @param k           {@code >= 1}
         * @param thetaCoarse any value
         * @param thetaFine   any value
         * @throws IllegalArgumentException if the block has no cell
         */
        public Config {
            Checks.inRange(k, 1, Integer.MAX_VALUE, "k");
        }
    }

    private HierarchicalAutomaton(Config config, CellGrid fine, CellGrid coarse) {
        this.config = config;
        height = fine.height();
        width = fine.width();
        blockRows = coarse.height();
        blockCols = coarse.width();
        this.fine = LayeredAutomaton.states("fine", fine, STATES).now;
        this.coarse = LayeredAutomaton.states("coarse", coarse, STATES).now;
        nextFine = new byte[this.fine.length];
        nextCoarse = new byte[this.coarse.length];
        coarseRow = new byte[width];
        counts = new BlockCounts(height, width);
        words = new byte[this.fine.length];
        for (int i = 0; i < moves.length; i++) {
            moves[i] = (byte) move(i >> 10, i >> 8 & 3, (byte) i);
        }
    }

    private int move(int block, int old, byte word) {
        int state = old == 2 ? 0 : old + 1;
        // the cell is not in its next state, so that the block count is that of the neighbours
        int ones = BlockCounts.ones(word);
        int twos = BlockCounts.twos(word);
        int inNext = state == 1 ? ones : state == 2 ? twos : CELLS - ones - twos;
        int needed = config.thetaFine - (block == state ? 1 : 0);
        return inNext >= needed ? state : old;
    }

    /**
     * An automaton from a given start.
     *
     * @param config parameters
     * @param fine   states 0, 1, 2
     * @param coarse states 0, 1, 2, one per block
     * @return generation 0
     * @throws IllegalArgumentException if there are other states or the fine grid is not that of whole blocks
     */
    public static HierarchicalAutomaton of(Config config, CellGrid fine, CellGrid coarse) {
        if ((long) coarse.height() * config.k != fine.height() || (long) coarse.width() * config.k != fine.width()) {
            throw new IllegalArgumentException(fine.height() + " x " + fine.width() + " cells are not "
                    + coarse.height() + " x " + coarse.width() + " blocks of " + config.k + " x " + config.k);
        }
        return new HierarchicalAutomaton(config, fine, coarse);
    }

    /**
     * An automaton from a uniform random start on both scales.
     *
     * @param config parameters
     * @param height rows, a multiple of {@code k}
     * @param width  columns, a multiple of {@code k}
     * @param seed   any value
     * @return generation 0
     * @throws IllegalArgumentException if the grid is not that of whole blocks
     */
    public static HierarchicalAutomaton random(Config config, int height, int width, long seed) {
        int rows = Math.max(1, height / config.k);
        int cols = Math.max(1, width / config.k);
        return of(config, CellGrid.wrap(CellRandom.of(seed, height, width).initialBelow(STATES), height, width, STATES),
                CellGrid.wrap(CellRandom.of(seed, rows, cols).layer(COARSE).initialBelow(STATES), rows, cols, STATES));
    }

    @Override
    public String rule() {
        return RecordParameters.text("CA5", Config.DEFAULT, config);
    }

    @Override
    public int layers() {
        return 2;
    }

    @Override
    public String layerName(int layer) {
        return Objects.checkIndex(layer, 2) == FINE ? "fine" : "coarse";
    }

    @Override
    public CellGrid layer(int layer) {
        if (Objects.checkIndex(layer, 2) == FINE) {
            return CellGrid.copyOf(fine, height, width, STATES);
        }
        byte[] cells = new byte[fine.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                cells[y * width + x] = coarse[y / config.k * blockCols + x / config.k];
            }
        }
        return CellGrid.wrap(cells, height, width, STATES);
    }

    /**
     * The states of the blocks.
     *
     * @return one cell per block
     */
    public CellGrid blocks() {
        return CellGrid.copyOf(coarse, blockRows, blockCols, STATES);
    }

    @Override
    public long generation() {
        return generation;
    }

    @Override
    public void step() {
        counts.states(fine, words);
        stepBlocks();
        for (int y = 0; y < height; y++) {
            if (y % config.k == 0) {
                spreadBlocks(y / config.k * blockCols);
            }
            stepRow(y * width);
        }
        byte[] old = fine;
        fine = nextFine;
        nextFine = old;
        generation++;
    }

    private void spreadBlocks(int blockRow) {
        for (int block = 0; block < blockCols; block++) {
            byte state = coarse[blockRow + block];
            for (int x = block * config.k; x < (block + 1) * config.k; x++) {
                coarseRow[x] = state;
            }
        }
    }

    private void stepRow(int row) {
        byte[] old = fine;
        byte[] next = nextFine;
        byte[] around = words;
        byte[] blocks = coarseRow;
        for (int x = 0; x < blocks.length; x++) {
            int i = row + x;
            next[i] = moves[blocks[x] << 10 | old[i] << 8 | around[i] & 0xFF];
        }
    }

    private void stepBlocks() {
        for (int y = 0; y < blockRows; y++) {
            int row = y * blockCols;
            int up = (y == 0 ? blockRows - 1 : y - 1) * blockCols;
            int down = (y == blockRows - 1 ? 0 : y + 1) * blockCols;
            for (int x = 0; x < blockCols; x++) {
                int old = coarse[row + x];
                int state = old == 2 ? 0 : old + 1;
                int votes = vote(up + x, state) + vote(down + x, state)
                        + vote(row + (x == 0 ? blockCols - 1 : x - 1), state)
                        + vote(row + (x == blockCols - 1 ? 0 : x + 1), state) + (plurality(y, x) == state ? 1 : 0);
                nextCoarse[row + x] = (byte) (votes >= config.thetaCoarse ? state : old);
            }
        }
        byte[] old = coarse;
        coarse = nextCoarse;
        nextCoarse = old;
    }

    private int vote(int block, int state) {
        return coarse[block] == state ? 1 : 0;
    }

    /** Commonest state of the cells of a block, the lowest of equally common ones. */
    private int plurality(int blockY, int blockX) {
        if (config.k == 3) {
            // the block is that around its middle cell, which is counted already
            byte word = words[(3 * blockY + 1) * width + 3 * blockX + 1];
            return commonest(BlockCounts.ones(word), BlockCounts.twos(word));
        }
        int ones = 0;
        int twos = 0;
        for (int y = blockY * config.k; y < (blockY + 1) * config.k; y++) {
            for (int x = blockX * config.k; x < (blockX + 1) * config.k; x++) {
                ones += fine[y * width + x] & 1;
                twos += fine[y * width + x] >> 1;
            }
        }
        return commonest(ones, twos);
    }

    private int commonest(int ones, int twos) {
        int zeros = config.k * config.k - ones - twos;
        return zeros >= Math.max(ones, twos) ? 0 : ones >= twos ? 1 : 2;
    }
}
