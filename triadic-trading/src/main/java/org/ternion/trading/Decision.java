package org.ternion.trading;

import org.ternion.trading.position.Intent;
import org.ternion.trading.position.PositionKeeper;
import org.ternion.trading.position.Posture;
import org.ternion.trading.position.Reason;

/**
 * What an engine made of its last bar. The engine changes it with the next bar: read it before, or copy what is needed.
 */
public final class Decision {
    final SignalRow signals = new SignalRow();
    private final PositionKeeper keeper;
    private final boolean stampsThroughDouble;
    private long index = -1;
    private long time;
    private double open = Double.NaN;
    private double high = Double.NaN;
    private double low = Double.NaN;
    private double close = Double.NaN;
    private double volume = Double.NaN;
    private boolean skipped;

    Decision(PositionKeeper keeper, Profile profile) {
        this.keeper = keeper;
        // The prototype's log went through a table of doubles, which costs a stamp in nanoseconds its last 8 bits.
        stampsThroughDouble = profile == Profile.REFERENCE;
    }

    void bar(long index, long time, double open, double high, double low, double close, double volume) {
        this.index = index;
        this.time = stampsThroughDouble ? (long) (double) time : time;
        this.open = open;
        this.high = high;
        this.low = low;
        this.close = close;
        this.volume = volume;
        skipped = false;
    }

    void skip() {
        skipped = true;
    }

    /** {@return the number of the bar, from 0, bars passed over not counted; -1 before the first} */
    public long index() {
        return index;
    }

    /** {@return whether the bar given last was passed over as late or doubled: all else tells of the bar before it} */
    public boolean skipped() {
        return skipped;
    }

    /** {@return the stamp; through a double in {@link Profile#REFERENCE}, as the prototype had it} */
    public long time() {
        return time;
    }

    /** {@return the close} */
    public double price() {
        return close;
    }

    /** {@return -1, 0, 1, or -2 if unknown} */
    public int state() {
        return signals.state;
    }

    /** {@return the bars of the present state, 0 if neutral or unknown} */
    public int runLength() {
        return signals.runLength;
    }

    /** {@return the volatility, NaN before it is defined} */
    public double volatility() {
        return signals.volatility;
    }

    /** {@return the volatility above which confidence is 0} */
    public double threshold() {
        return signals.threshold;
    }

    /** {@return whether the regime allows to act; does not depend on profit} */
    public boolean acceptable() {
        return signals.acceptable;
    }

    /** {@return the distance from the border of the regime} */
    public double margin() {
        return signals.margin;
    }

    /** {@return structural stress, 0 to 1; NaN if not computed or not defined yet} */
    public double stress() {
        return signals.stress;
    }

    /** {@return whether exposure is banned} */
    public boolean banned() {
        return keeper.ban();
    }

    /** {@return the posture the bar was decided with} */
    public Posture posture() {
        return keeper.posture();
    }

    /** {@return the direction of the intent: -1, 0 or 1} */
    public int direction() {
        return keeper.direction();
    }

    /** {@return the unsigned target exposure} */
    public double target() {
        return keeper.target();
    }

    /** {@return the confidence after clipping, 0 to 1} */
    public double actionability() {
        return keeper.actionability();
    }

    /** {@return whether nothing is to be done} */
    public boolean hold() {
        return keeper.hold();
    }

    /** {@return why the intent is what it is} */
    public Reason reason() {
        return keeper.reason();
    }

    /** {@return the signed change of exposure of the fill on this bar, 0 if none} */
    public double fill() {
        return keeper.fill();
    }

    /** {@return the signed exposure at the close} */
    public double exposure() {
        return keeper.exposure();
    }

    /** {@return money and position at the close} */
    public double equity() {
        return keeper.equity();
    }

    /**
     * The intent as a value of its own.
     *
     * @param symbol market
     * @return the intent
     */
    public Intent intent(String symbol) {
        return keeper.intent(time, symbol);
    }

    /**
     * A cell of the log.
     *
     * @param column any but SYMBOL; stamps beyond 2^53 are rounded, {@link #time} has them
     * @return its value; flags are 1 and 0, reasons their ordinals
     * @throws IllegalArgumentException for SYMBOL
     */
    public double value(LogColumn column) {
        return switch (column) {
            case T, TS -> time;
            case ACCEPTABLE -> signals.acceptable ? 1 : 0;
            case STATE -> signals.state;
            case INTENT_DIRECTION, ACTION -> keeper.direction();
            case INTENT_TARGET -> keeper.target();
            case URGENCY -> keeper.urgency();
            case ACTIONABILITY -> keeper.actionability();
            case FILL -> keeper.fill();
            case FILL_PRICE -> keeper.fillPrice();
            case FEE -> keeper.fee();
            case PNL -> keeper.pnl();
            case EXPOSURE -> keeper.exposure();
            case SLIPPAGE -> keeper.slippage();
            case PRICE -> close;
            case HOLD -> keeper.hold() ? 1 : 0;
            case Z_VEL -> 0;
            case EQUITY -> keeper.equity();
            case REASON -> keeper.reason().ordinal();
            case POSTURE -> keeper.posture().ordinal() - 1;
            case P_BAD -> signals.stress;
            case BAD_FLAG -> signals.bad ? 1 : 0;
            case BAN -> keeper.ban() ? 1 : 0;
            case OPEN -> open;
            case HIGH -> high;
            case LOW -> low;
            case VOLUME -> volume;
            case UNITS -> keeper.units();
            case CASH -> keeper.cash();
            case TRADE_ID -> keeper.tradeId();
            case RUN_LENGTH -> signals.runLength;
            case VOL -> signals.volatility;
            case VOL_THRESHOLD -> signals.threshold;
            case MARGIN -> signals.margin;
            case PENDING -> keeper.pending();
            case SYMBOL -> throw new IllegalArgumentException("the symbol is no number");
        };
    }

    /** What {@link #value} has for the columns of {@link RunLogBuilder#DECIDED}, without a switch per cell. */
    void store(double[][] values, int row) {
        values[0][row] = signals.acceptable ? 1 : 0;
        values[1][row] = signals.state;
        values[2][row] = keeper.direction();
        values[3][row] = keeper.target();
        values[4][row] = keeper.urgency();
        values[5][row] = keeper.actionability();
        values[6][row] = keeper.fill();
        values[7][row] = keeper.fillPrice();
        values[8][row] = keeper.fee();
        values[9][row] = keeper.pnl();
        values[10][row] = keeper.exposure();
        values[11][row] = keeper.slippage();
        values[12][row] = keeper.hold() ? 1 : 0;
        values[13][row] = keeper.equity();
        values[14][row] = keeper.reason().ordinal();
        values[15][row] = keeper.posture().ordinal() - 1;
        values[16][row] = signals.stress;
        values[17][row] = signals.bad ? 1 : 0;
        values[18][row] = keeper.ban() ? 1 : 0;
        values[19][row] = keeper.units();
        values[20][row] = keeper.cash();
        values[21][row] = keeper.tradeId();
        values[22][row] = signals.runLength;
        values[23][row] = signals.volatility;
        values[24][row] = signals.threshold;
        values[25][row] = signals.margin;
        values[26][row] = keeper.pending();
    }
}
