package org.ternion.trading.lob;

import java.util.Objects;
import org.ternion.core.Checks;

/**
 * How intents become orders and orders fills.
 *
 * @param queue          how orders move up
 * @param latency        how long messages take
 * @param makerFee       share of the notional of a fill of a resting order; a rebate if negative
 * @param takerFee       share of the notional of a fill on arrival
 * @param startEquity    money at the start
 * @param ticksThrough   how far beyond the other side's best price urgent orders go
 * @param rememberTaken  whether a displayed size that was taken is gone until it is displayed anew
 * @param faults         what is done about events that cannot be right
 * @param gapNanos       silence of the exchange that counts as a gap, 0 for none
 */
public record LobRules(QueueModel queue, LobLatency latency, double makerFee, double takerFee, double startEquity,
                       int ticksThrough, boolean rememberTaken, FaultRule faults, long gapNanos) {
    /**
     * Risk-averse queue, no latency, fees of 2 and 5 in 10,000, money of 100,000, 10 ticks through, nothing remembered,
     * faults repaired, gaps from a minute on.
     */
    public static final LobRules DEFAULT = new LobRules(QueueModel.RISK_AVERSE, LobLatency.NONE, 2e-4, 5e-4, 100_000,
            10, false, FaultRule.REPAIR, 60_000_000_000L);

    /**
     * Checks the values.
     *
     * @param queue          see the record
     * @param latency        see the record
     * @param makerFee       see the record
     * @param takerFee       see the record
     * @param startEquity    see the record
     * @param ticksThrough   see the record
     * @param rememberTaken  see the record
     * @param faults         see the record
     * @param gapNanos       see the record
     * @throws IllegalArgumentException if one is out of its range
     */
    public LobRules {
        Objects.requireNonNull(queue, "queue");
        Objects.requireNonNull(latency, "latency");
        Objects.requireNonNull(faults, "faults");
        Checks.inRange(makerFee, -1, 1, "maker fee");
        Checks.inRange(takerFee, -1, 1, "taker fee");
        Checks.positive(startEquity, "equity at the start");
        Checks.inRange(ticksThrough, 0, Integer.MAX_VALUE, "ticks through");
        Checks.inRange(gapNanos, 0, Long.MAX_VALUE, "gap");
    }

    /**
     * The same rules with another queue.
     *
     * @param model how orders move up
     * @return new rules
     */
    public LobRules withQueue(QueueModel model) {
        return new LobRules(model, latency, makerFee, takerFee, startEquity, ticksThrough, rememberTaken, faults,
                gapNanos);
    }

    /**
     * The same rules with another latency.
     *
     * @param times how long messages take
     * @return new rules
     */
    public LobRules withLatency(LobLatency times) {
        return new LobRules(queue, times, makerFee, takerFee, startEquity, ticksThrough, rememberTaken, faults,
                gapNanos);
    }

    /**
     * The same rules with other fees.
     *
     * @param maker share of the notional, a rebate if negative
     * @param taker share of the notional
     * @return new rules
     * @throws IllegalArgumentException if one is not in -1 to 1
     */
    public LobRules withFees(double maker, double taker) {
        return new LobRules(queue, latency, maker, taker, startEquity, ticksThrough, rememberTaken, faults, gapNanos);
    }

    /**
     * The same rules with other money.
     *
     * @param money at the start
     * @return new rules
     * @throws IllegalArgumentException if it is not positive and finite
     */
    public LobRules withStartEquity(double money) {
        return new LobRules(queue, latency, makerFee, takerFee, money, ticksThrough, rememberTaken, faults, gapNanos);
    }

    /**
     * The same rules with other limits of urgent orders.
     *
     * @param ticks beyond the other side's best price
     * @return new rules
     * @throws IllegalArgumentException if it is negative
     */
    public LobRules withTicksThrough(int ticks) {
        return new LobRules(queue, latency, makerFee, takerFee, startEquity, ticks, rememberTaken, faults, gapNanos);
    }

    /**
     * The same rules with or without memory.
     *
     * @param remember whether a displayed size that was taken is gone until it is displayed anew
     * @return new rules
     */
    public LobRules withRememberTaken(boolean remember) {
        return new LobRules(queue, latency, makerFee, takerFee, startEquity, ticksThrough, remember, faults, gapNanos);
    }

    /**
     * The same rules with another answer to faults.
     *
     * @param rule what is done about events that cannot be right
     * @return new rules
     */
    public LobRules withFaults(FaultRule rule) {
        return new LobRules(queue, latency, makerFee, takerFee, startEquity, ticksThrough, rememberTaken, rule,
                gapNanos);
    }
}
