package org.ternion.trading.position;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.ternion.trading.signal.ExpTable;

/**
 * Strategy, execution and account of one market, bar by bar. With {@link FillTiming#NEXT_OPEN} a bar marks to its
 * open, executes what the bar before decided, marks to its close and decides. With {@link FillTiming#SAME_CLOSE} it
 * marks to its close, decides and executes there. The getters tell of the last bar. Used by one thread; allocates
 * nothing per bar.
 *
 * <p>A decision to hold leaves nothing waiting, but a ban waits until it was executed. Prices that are not positive
 * and finite neither mark nor fill, except as the prototype has it: {@link AccountModel#FRACTION} with
 * {@link FillTiming#SAME_CLOSE} takes them as they are, and NaN stays for ever.
 */
public final class PositionKeeper {
    private final Strategy strategy;
    private final Account account;
    private final boolean sameClose;
    private final boolean anyPrice;
    private final double startEquity;
    private final double maxGap;

    private Posture posture = Posture.NORMAL;
    private boolean ban;
    private long unapproved;
    private double pending = Double.NaN;
    private boolean pendingBan;
    private double lastClose = Double.NaN;

    /**
     * A keeper before its first bar.
     *
     * @param rules gate, sizes, fills and account
     */
    public PositionKeeper(PositionRules rules) {
        this(rules, new ExpTable(rules.size().rampScale()));
    }

    /**
     * A keeper before its first bar that shares a table; making one takes longer than some thousand bars.
     *
     * @param rules gate, sizes, fills and account
     * @param ramp  growth of targets, of the scale of the rules
     * @throws IllegalArgumentException if the table has another scale
     */
    public PositionKeeper(PositionRules rules, ExpTable ramp) {
        strategy = new Strategy(rules.gate(), rules.size(), ramp);
        sameClose = rules.fill().timing() == FillTiming.SAME_CLOSE;
        boolean fraction = rules.account().model() == AccountModel.FRACTION;
        account = fraction ? new FractionAccount(rules.fill(), rules.account())
                : new UnitsAccount(rules.fill(), rules.account());
        anyPrice = fraction && sameClose;
        startEquity = rules.account().startEquity();
        maxGap = rules.fill().maxGap();
    }

    /**
     * Takes a bar.
     *
     * @param open        first price; where it is not positive and finite, or further from the close before than the
     *                    rules allow, fills are at the close
     * @param close       last price
     * @param volume      traded quantity; only impact and the greatest participation use it
     * @param state       -1, 0 or 1; anything less is unknown
     * @param confidence  clipped to 0 to 1; NaN means what the rules say
     * @param exposureBan whether exposure is banned from the next fill on
     * @param allowed     how much may be done; null if nothing was approved, which is counted and observes
     */
    public void next(double open, double close, double volume, int state, double confidence, boolean exposureBan,
                     Posture allowed) {
        ban = exposureBan;
        if (allowed == null) {
            unapproved++;
            posture = Posture.OBSERVE;
        } else {
            posture = allowed;
        }
        account.begin(close);
        if (sameClose) {
            boolean usable = anyPrice || usable(close);
            if (usable) {
                account.mark(close);
            }
            decide(state, confidence);
            if (usable) {
                execute(close, volume);
            }
        } else {
            if (!Double.isNaN(pending)) {
                double price = usable(open) && near(open) ? open : close;
                if (usable(price)) {
                    account.markBeforeClose(price);
                    execute(price, volume);
                }
            }
            if (usable(close)) {
                account.mark(close);
                lastClose = close;
            }
            decide(state, confidence);
        }
    }

    /** Before the first close nothing waits for a fill. */
    private boolean near(double open) {
        return Math.abs(open / lastClose - 1) <= maxGap;
    }

    private static boolean usable(double price) {
        return price > 0 && price < Double.POSITIVE_INFINITY;
    }

    private void decide(int state, double confidence) {
        strategy.next(state, confidence, ban, posture);
        if (!strategy.hold()) {
            pending = strategy.signedTarget();
            pendingBan = ban;
        } else if (!pendingBan) {
            pending = Double.NaN;
        }
    }

    private void execute(double price, double volume) {
        if (!Double.isNaN(pending)) {
            account.execute(pending, pendingBan, price, volume);
            pending = Double.NaN;
            pendingBan = false;
        }
    }

    /** {@return -1, 0 or 1; with {@link #hold} the side of the last intent to act} */
    public int direction() {
        return strategy.direction();
    }

    /** {@return the unsigned target exposure, 0 to 1} */
    public double target() {
        return strategy.target();
    }

    /** {@return the urgency, 0 to 1} */
    public double urgency() {
        return strategy.urgency();
    }

    /** {@return the confidence after clipping} */
    public double actionability() {
        return strategy.actionability();
    }

    /** {@return whether nothing is to be done} */
    public boolean hold() {
        return strategy.hold();
    }

    /** {@return why the intent is what it is} */
    public Reason reason() {
        return strategy.reason();
    }

    /** {@return the posture the bar was decided with} */
    public Posture posture() {
        return posture;
    }

    /** {@return whether exposure is banned} */
    public boolean ban() {
        return ban;
    }

    /** {@return the signed change of exposure, 0 if nothing was filled} */
    public double fill() {
        return account.fill();
    }

    /** {@return the price of the fill with slippage, the close if nothing was filled} */
    public double fillPrice() {
        return account.fillPrice();
    }

    /** {@return the fee in money} */
    public double fee() {
        return account.fee();
    }

    /** {@return the signed slippage rate of the fill, 0 if nothing was filled} */
    public double slippage() {
        return account.slippage();
    }

    /** {@return money and position at the last usable close} */
    public double equity() {
        return account.equity();
    }

    /** {@return equity over the start, less 1} */
    public double pnl() {
        return account.equity() / startEquity - 1;
    }

    /** {@return the signed exposure at the close, after the fill} */
    public double exposure() {
        return account.exposure();
    }

    /** {@return the signed units held} */
    public double units() {
        return account.units();
    }

    /** {@return the money not in the position} */
    public double cash() {
        return account.cash();
    }

    /** {@return the number of the trade the position belongs to, from 1; 0 if flat} */
    public long tradeId() {
        return account.tradeId();
    }

    /** {@return how many trades were opened} */
    public long trades() {
        return account.trades();
    }

    /** {@return the signed target exposure that waits for the next bar, NaN if none} */
    public double pending() {
        return pending;
    }

    /** {@return how many confidences were no number} */
    public long missingConfidences() {
        return strategy.missingConfidences();
    }

    /** {@return how many bars had no approved posture} */
    public long unapproved() {
        return unapproved;
    }

    /**
     * The intent of the last bar as a value.
     *
     * @param time   stamp of the bar
     * @param symbol market
     * @return the intent
     */
    public Intent intent(long time, String symbol) {
        return strategy.intent(time, symbol);
    }

    /**
     * Writes what {@link #restore} reads.
     *
     * @param out where to
     * @throws IOException if writing fails
     */
    public void save(DataOutput out) throws IOException {
        strategy.save(out);
        account.save(out);
        out.writeByte(posture.ordinal());
        out.writeBoolean(ban);
        out.writeLong(unapproved);
        out.writeDouble(pending);
        out.writeBoolean(pendingBan);
        out.writeDouble(lastClose);
    }

    /**
     * Takes over a saved state of a keeper with the same rules.
     *
     * @param in where from
     * @throws IOException if reading fails or a constant is unknown
     */
    public void restore(DataInput in) throws IOException {
        strategy.restore(in);
        account.restore(in);
        posture = Saved.posture(in.readByte());
        ban = in.readBoolean();
        unapproved = in.readLong();
        pending = in.readDouble();
        pendingBan = in.readBoolean();
        lastClose = in.readDouble();
    }
}
