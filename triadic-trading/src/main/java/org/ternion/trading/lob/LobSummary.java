package org.ternion.trading.lob;

import java.util.Map;
import org.ternion.trading.analysis.Fields;
import org.ternion.trading.analysis.Measured;

/**
 * What a replay came to.
 *
 * @param events   events replayed
 * @param seconds  time of the exchange from the first event to the last
 * @param orders   what became of intents and orders
 * @param quality  what fills cost
 * @param units    signed quantity held at the end
 * @param cash     money not in the position at the end
 * @param equity   money and position at the mid at the end; NaN if something is held and a side of the book is empty
 * @param pnl      equity less the money at the start
 * @param checksum CRC-32 of the ten best levels of either side at the end
 * @param faults   how many events cannot be right
 */
public record LobSummary(int events, double seconds, LobOrders orders, FillQuality quality, double units, double cash,
                         double equity, double pnl, long checksum, LobFaults faults) implements Measured {
    @Override
    public Map<String, Object> toMap() {
        Fields values = new Fields().add("events", events).add("seconds", seconds);
        quality.addTo(orders.addTo(values)).add("units", units).add("cash", cash).add("equity", equity)
                .add("pnl", pnl).add("book_checksum", checksum);
        return faults.addTo(values).map();
    }
}
