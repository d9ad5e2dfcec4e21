package org.ternion.trading.lob;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ternion.core.io.CsvTable;
import org.ternion.core.io.TableFormatException;
import org.ternion.trading.position.Intent;
import org.ternion.trading.position.Reason;

/** Reads intents from CSV. */
public final class LobIntents {
    private static final int TTL_MILLIS = 500;

    private final CsvTable table;

    private LobIntents(CsvTable table) {
        this.table = table;
    }

    /**
     * Reads a table with the columns {@code ts} (nanoseconds of the desk), {@code direction}, {@code target} and
     * {@code urgency}, and possibly {@code ttl_ms} (else 500), {@code hold} (1, 0, true or false; else whether the
     * direction is 0) and {@code symbol}. A run log is such a table too: {@code intent_direction} and
     * {@code intent_target} are understood. Its stamps must then be those at which its bars were known.
     *
     * @param file the table
     * @return the intents in the order of the file
     * @throws TableFormatException if a column is missing, a cell is not what it should be, or times fall
     * @throws IOException          if the file cannot be read
     */
    public static List<Intent> read(Path file) throws IOException {
        return new LobIntents(CsvTable.read(file)).intents(file.toString());
    }

    private List<Intent> intents(String file) {
        int ts = needed(file, "ts", "t");
        int direction = needed(file, "direction", "intent_direction");
        int target = needed(file, "target", "intent_target");
        int urgency = needed(file, "urgency", "urgency");
        int ttl = table.column("ttl_ms");
        int hold = table.column("hold");
        int symbol = table.column("symbol");
        List<Intent> intents = new ArrayList<>(table.rows());
        long last = Long.MIN_VALUE;
        for (int row = 0; row < table.rows(); row++) {
            long time = time(row, ts);
            if (time < last) {
                throw table.problem(row, ts, "the time is before that of the row above");
            }
            last = time;
            int side = whole(row, direction, -1, 1);
            double share = number(row, target, side == 0 ? 0 : 1);
            intents.add(new Intent(time, symbol < 0 ? "" : table.cell(row, symbol), side, share,
                    number(row, urgency, 1), ttl < 0 ? TTL_MILLIS : whole(row, ttl, 0, Integer.MAX_VALUE),
                    hold < 0 ? side == 0 : truth(row, hold), 1, Reason.ACT));
        }
        return intents;
    }

    private int needed(String file, String name, String other) {
        int column = table.column(name) >= 0 ? table.column(name) : table.column(other);
        if (column < 0) {
            throw new TableFormatException(file, 1, 0, "", "the column " + name + " is needed");
        }
        return column;
    }

    private long time(int row, int column) {
        try {
            return Long.parseLong(table.cell(row, column).strip());
        } catch (NumberFormatException e) {
            throw table.problem(row, column, "a time in nanoseconds is needed");
        }
    }

    private int whole(int row, int column, int low, int high) {
        double value = table.number(row, column);
        if (value != Math.rint(value) || value < low || value > high) {
            throw table.problem(row, column, "an integer in [" + low + ", " + high + "] is needed");
        }
        return (int) value;
    }

    private double number(int row, int column, double high) {
        double value = table.number(row, column);
        if (!(value >= 0 && value <= high)) {
            throw table.problem(row, column, "a number in [0, " + high + "] is needed");
        }
        return value;
    }

    private boolean truth(int row, int column) {
        return switch (table.cell(row, column).strip().toLowerCase(Locale.ROOT)) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> throw table.problem(row, column, "1, 0, true or false is needed");
        };
    }
}
