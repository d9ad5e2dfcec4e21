package org.ternion.ca.motif;

import java.util.Objects;
import org.ternion.ca.Automaton;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/**
 * CA3: a tape of trits. Each step moves it right by one cell, writes the next symbol at the left end and applies a rule
 * of three neighbouring cells to all cells but the two ends.
 */
public final class TernaryTape implements Automaton {
    /** Sign of the sum of the three cells: takes on one sign within some {@code width} steps. */
    public static final String MAJORITY = "-----0-0+--0-0+0++-0+0+++++";

    /** The cell moves on, -1 to 0 to +1 to -1, if a neighbour is what it would become. */
    public static final String CYCLIC = "-0-00+---00000+-++-0-+++-++";

    /** The cell stays. */
    public static final String IDENTITY = "---000+++---000+++---000+++";

    private static final int TABLE = 27;

    /** Rules with a name. */
    public enum Table {
        /** See {@link #CYCLIC}. */
        CYCLIC(TernaryTape.CYCLIC),
        /** See {@link #MAJORITY}. */
        MAJORITY(TernaryTape.MAJORITY),
        /** See {@link #IDENTITY}. */
        IDENTITY(TernaryTape.IDENTITY);

        private final String text;

        Table(String text) {
            this.text = text;
        }
    }

    /**
     * Parameters of a tape that is fed with prices.
     *
     * @param table  what happens to a symbol on the tape
     * @param window earlier returns that a return is compared with
     * @param kappa  deviations beyond which a return has a sign
     */
    public record Config(Table table, int window, double kappa) {
        /** The usual parameters. */
        public static final Config DEFAULT = new Config(Table.CYCLIC, 200, .5);

        /**
         * Checks the parameters.
         *
         * @param table  not null
         * @param window {@code >= 2}
         * @param kappa  {@code >= 0}
         * @throws IllegalArgumentException if a value is outside its range
         */
        public Config {
            Checks.inRange(window, 2, Integer.MAX_VALUE, "window");
            Checks.inRange(kappa, 0, Double.MAX_VALUE, "kappa");
        }
    }

    private final String rule;
    private final byte[] table;
    private final CellGrid symbols;
    private byte[] now;
    private byte[] next;
    private int generation;

    private TernaryTape(String rule, byte[] table, CellGrid symbols, int width) {
        this.rule = rule;
        this.table = table;
        this.symbols = symbols;
        now = new byte[width];
        next = new byte[width];
    }

    /**
     * An empty tape before a series of symbols.
     *
     * @param table   27 characters {@code - 0 +}: what the centre becomes, at {@code 9 (left + 1) + 3 (centre + 1) +
     *                (right + 1)}
     * @param symbols trits in one row, the first one enters first
     * @param width   cells of the tape, {@code >= 1}
     * @return generation 0, all cells 0
     * @throws IllegalArgumentException if the table or the symbols are not such or {@code width < 1}
     */
    public static TernaryTape of(String table, CellGrid symbols, int width) {
        return of("CA3", table, symbols, width);
    }

    /**
     * An empty tape before the logarithmic returns of a series.
     *
     * @param config    parameters
     * @param logPrices finite, at least two
     * @param width     cells of the tape, {@code >= 1}
     * @return generation 0, all cells 0
     * @throws IllegalArgumentException if the prices are not such or {@code width < 1}
     */
    public static TernaryTape of(Config config, double[] logPrices, int width) {
        Checks.inRange(logPrices.length, 2, Integer.MAX_VALUE, "number of prices");
        double[] returns = new double[logPrices.length - 1];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = logPrices[i + 1] - logPrices[i];
        }
        return of(RecordParameters.text("CA3", Config.DEFAULT, config), config.table.text,
                symbols(returns, config.window, config.kappa), width);
    }

    private static TernaryTape of(String rule, String table, CellGrid symbols, int width) {
        Checks.inRange(width, 1, Integer.MAX_VALUE, "width");
        if (table.length() != TABLE) {
            throw new IllegalArgumentException("a table has 27 characters, this one has " + table.length());
        }
        if (symbols.height() != 1 || symbols.lowest() == 0) {
            throw new IllegalArgumentException("symbols must be one row of trits, were " + symbols);
        }
        byte[] trits = new byte[TABLE];
        for (int i = 0; i < TABLE; i++) {
            int value = "-0+".indexOf(table.charAt(i));
            if (value < 0) {
                throw new IllegalArgumentException(
                        "table has '" + table.charAt(i) + "' at " + i + ", allowed are - 0 +");
            }
            trits[i] = (byte) (value - 1);
        }
        return new TernaryTape(rule, trits, symbols, width);
    }

    /**
     * Symbols of returns: the sign of a return outside {@code kappa} population standard deviations of the returns
     * before it; 0 until there are two of them.
     *
     * @param returns finite, at least one
     * @param window  earlier returns looked at, {@code >= 2}
     * @param kappa   {@code >= 0}; usually .25 to .5
     * @return trits in one row
     * @throws IllegalArgumentException if an argument is not such
     */
    public static CellGrid symbols(double[] returns, int window, double kappa) {
        Checks.inRange(returns.length, 1, Integer.MAX_VALUE, "number of returns");
        Checks.inRange(window, 2, Integer.MAX_VALUE, "window");
        Checks.inRange(kappa, 0, Double.MAX_VALUE, "kappa");
        byte[] trits = new byte[returns.length];
        for (int t = 0; t < returns.length; t++) {
            Checks.finite(returns[t], "return " + t);
            if (t >= 2) {
                double threshold = kappa * deviation(returns, Math.max(0, t - window), t);
                trits[t] = (byte) (returns[t] > threshold ? 1 : returns[t] < -threshold ? -1 : 0);
            }
        }
        return CellGrid.wrapTrits(trits, 1, trits.length);
    }

    /** Population standard deviation of the values from one index up to another, exclusive. */
    static double deviation(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        double mean = sum / (to - from);
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        return Math.sqrt(squares / (to - from));
    }

    /**
     * Symbols not yet on the tape: the steps that can be done.
     *
     * @return {@code >= 0}
     */
    public int remaining() {
        return symbols.width() - generation;
    }

    @Override
    public String rule() {
        return rule;
    }

    @Override
    public String layerName(int layer) {
        Objects.checkIndex(layer, 1);
        return "tape";
    }

    @Override
    public CellGrid layer(int layer) {
        Objects.checkIndex(layer, 1);
        return CellGrid.copyOfTrits(now, 1, now.length);
    }

    @Override
    public long generation() {
        return generation;
    }

    /**
     * Moves the tape, takes in the next symbol and applies the rule.
     *
     * @throws IllegalStateException if no symbol is left
     */
    @Override
    public void step() {
        if (remaining() == 0) {
            throw new IllegalStateException("the tape has taken in all " + symbols.width() + " symbols");
        }
        int last = now.length - 1;
        System.arraycopy(now, 0, now, 1, last);
        now[0] = (byte) symbols.get(0, generation);
        next[0] = now[0];
        next[last] = now[last];
        for (int i = 1; i < last; i++) {
            next[i] = table[9 * (now[i - 1] + 1) + 3 * (now[i] + 1) + now[i + 1] + 1];
        }
        byte[] old = now;
        now = next;
        next = old;
        generation++;
    }
}
