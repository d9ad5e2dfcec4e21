package org.ternion.trading.lob;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.ZipException;
import org.ternion.core.io.TableFormatException;

/**
 * Reads events from NumPy records in the layout of hftbacktest. Memory grows with the records that are there, not with
 * the number the header tells.
 */
final class NpyEvents {
    private static final List<String> INTEGER = List.of("i8", "u8");
    private static final List<String> NUMBER = List.of("f8");
    private static final long EXCHANGE = 1L << 31;
    private static final long LOCAL = 1L << 30;
    private static final long BUY = 1L << 29;
    private static final long SELL = 1L << 28;
    private static final long KIND = SELL - 1;

    private NpyEvents() {
    }

    static void read(InputStream in, String name, LobEventColumns columns) throws IOException {
        try {
            NpyRecordHeader header = NpyRecordHeader.read(in, name);
            if (header.records() > LobEvents.MOST_EVENTS) {
                throw new TableFormatException(name, 0, 0, "", "the array has " + header.records()
                        + " events, at most " + LobEvents.MOST_EVENTS + " are read");
            }
            records(in, name, header, columns);
        } catch (EOFException | ZipException e) {
            throw new TableFormatException(name, 0, 0, "", "the array is cut short or damaged");
        }
    }

    private static void records(InputStream in, String name, NpyRecordHeader header, LobEventColumns columns)
            throws IOException {
        int event = header.offset("ev", INTEGER);
        int exchangeTime = header.offset("exch_ts", INTEGER);
        int localTime = header.offset("local_ts", INTEGER);
        int price = header.offset("px", NUMBER);
        int quantity = header.offset("qty", NUMBER);
        byte[] bytes = new byte[header.recordBytes()];
        ByteBuffer record = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (long i = 0; i < header.records(); i++) {
            int there = in.readNBytes(bytes, 0, bytes.length);
            if (there < bytes.length) {
                throw new TableFormatException(name, 0, 0, "", "the header tells of " + header.records()
                        + " events, the array has " + i);
            }
            int code = code(record.getLong(event));
            if (code == 0) {
                columns.skip();
                continue;
            }
            try {
                columns.add(record.getLong(exchangeTime), record.getLong(localTime), code, record.getDouble(price),
                        record.getDouble(quantity));
            } catch (IllegalArgumentException e) {
                throw new TableFormatException(name, 0, 0, "", "event " + (i + 1) + ": " + e.getMessage());
            }
        }
        if (in.read() >= 0) {
            throw new TableFormatException(name, 0, 0, "", "the array has more than the " + header.records()
                    + " events its header tells of");
        }
    }

    /** The code of the columns, 0 for an event that is not replayed. */
    private static int code(long event) {
        long kind = event & KIND;
        if (kind < 1 || kind > 4 || (event & (EXCHANGE | LOCAL)) == 0) {
            return 0;
        }
        return (int) kind | ((event & BUY) != 0 ? LobEvents.BUY : 0) | ((event & SELL) != 0 ? LobEvents.SELL : 0)
                | ((event & EXCHANGE) != 0 ? LobEvents.AT_EXCHANGE : 0)
                | ((event & LOCAL) != 0 ? LobEvents.AT_DESK : 0);
    }
}
