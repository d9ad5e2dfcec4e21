package org.ternion.trading.lob;

import java.util.LinkedHashMap;
import java.util.Map;
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
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("events", events);
        values.put("seconds", seconds);
        orders.addTo(values);
        quality.addTo(values);
        values.put("units", units);
        values.put("cash", cash);
        values.put("equity", equity);
        values.put("pnl", pnl);
        values.put("book_checksum", checksum);
        faults.addTo(values);
        return values;
    }
}
