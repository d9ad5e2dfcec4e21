package org.ternion.trading.analysis;

import java.util.Locale;
import java.util.Map;

/**
 * A position from flat to flat or to a change of sign. Money is in the terms of the log's equity. Excursions are of the
 * gross profit at fills and closes.
 *
 * @param id           from 1, in the order of entry
 * @param side         1 long, -1 short
 * @param entryRow     row of the first fill
 * @param exitRow      row of the last fill, the last row of the log if still open
 * @param entryTime    stamp of {@code entryRow}
 * @param exitTime     stamp of {@code exitRow}
 * @param entryPrice   mean price of what was added, weighted by units
 * @param exitPrice    mean price of what was taken away, weighted by units, NaN if nothing was
 * @param maxUnits     most units held after a fill
 * @param maxNotional  most units times price at fills and closes
 * @param grossPnl     profit of what was closed, before costs
 * @param netPnl       the same less all costs so far
 * @param openPnl      profit of what is still open, 0 for a closed trade
 * @param fees         fees
 * @param slippage     slippage that was charged
 * @param carry        other costs, such as borrowing and funding
 * @param maxAdverse   most unfavourable profit at any time, {@code <= 0}
 * @param maxFavourable most favourable profit at any time, {@code >= 0}
 * @param exit         what ended it
 */
public record Trade(int id, int side, int entryRow, int exitRow, long entryTime, long exitTime, double entryPrice,
        double exitPrice, double maxUnits, double maxNotional, double grossPnl, double netPnl, double openPnl,
        double fees, double slippage, double carry, double maxAdverse, double maxFavourable, ExitReason exit)
        implements Measured {
    /** {@return bars from entry to exit} */
    public int barsHeld() {
        return exitRow - entryRow;
    }

    /** {@return whether the data ended before the trade did} */
    public boolean open() {
        return exit == ExitReason.END_OPEN;
    }

    /** {@return net and open profit over the greatest notional} */
    public double returnOnNotional() {
        return Sample.ratio(netPnl + openPnl, maxNotional);
    }

    @Override
    public Map<String, Object> toMap() {
        return new Fields().add("id", id).add("side", side).add("entry_row", entryRow).add("exit_row", exitRow)
                .add("entry_time", entryTime).add("exit_time", exitTime).add("entry_price", entryPrice)
                .add("exit_price", exitPrice).add("max_units", maxUnits).add("max_notional", maxNotional)
                .add("gross_pnl", grossPnl).add("net_pnl", netPnl).add("open_pnl", openPnl).add("fees", fees)
                .add("slippage", slippage).add("carry", carry).add("return_on_notional", returnOnNotional())
                .add("bars_held", barsHeld()).add("mae", maxAdverse).add("mfe", maxFavourable)
                .add("exit", exit.name().toLowerCase(Locale.ROOT)).map();
    }
}
