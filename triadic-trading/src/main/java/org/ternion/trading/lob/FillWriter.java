package org.ternion.trading.lob;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.ternion.core.io.CsvWriter;
import org.ternion.trading.DecimalText;

/**
 * Writes fills as CSV: {@code ts} of the exchange, signed {@code qty}, {@code price}, {@code local_ts} of the report,
 * {@code order}, {@code liquidity} (maker or taker), {@code fee}, {@code decision_mid} and {@code arrival_mid}. Numbers
 * have the fewest digits that read back as the same number; NaN is an empty cell.
 */
public final class FillWriter {
    private FillWriter() {
    }

    /**
     * Writes all fills.
     *
     * @param fills of a replay
     * @param out   receives the text, is not closed
     * @throws IOException if it cannot be written
     */
    public static void write(LobFills fills, Writer out) throws IOException {
        // The writer behind belongs to the caller, so the table is not closed.
        CsvWriter table = new CsvWriter(out);
        table.row(List.of("ts", "qty", "price", "local_ts", "order", "liquidity", "fee", "decision_mid",
                "arrival_mid"));
        for (int i = 0; i < fills.size(); i++) {
            table.row(List.of(Long.toString(fills.exchangeTime(i)), DecimalText.of(fills.quantity(i)),
                    DecimalText.of(fills.price(i)), Long.toString(fills.localTime(i)),
                    Long.toString(fills.orderId(i)), fills.maker(i) ? "maker" : "taker",
                    DecimalText.of(fills.fee(i)), DecimalText.of(fills.decisionMid(i)),
                    DecimalText.of(fills.arrivalMid(i))));
        }
    }
}
