package org.ternion.trading.data;

import java.util.List;
import java.util.Locale;

/** The parts of a bar and the names that files give them; of two names the one that stands first here wins. */
enum BarField {
    TIME("opentimens", "closetimens", "opentime", "start", "starttime", "begintime", "closetime", "endtime", "datetime",
            "timestamp", "ts", "date", "data", "unix", "unixtime", "time", "t"),
    OPEN("open", "otwarcie", "openprice", "o"),
    HIGH("high", "najwyzszy", "highprice", "max", "h"),
    LOW("low", "najnizszy", "lowprice", "min", "l"),
    CLOSE("close", "zamkniecie", "closeprice", "c", "price", "p"),
    VOLUME("volume", "wolumen", "vol", "v", "quantity", "qty", "size", "amount", "q");

    static final List<BarField> ALL = List.of(values());
    private static final List<String> OPEN_TIMES = List.of("opentimens", "opentime", "start", "starttime", "begintime");
    private static final List<String> CLOSE_TIMES = List.of("closetimens", "closetime", "endtime");

    private final List<String> names;

    BarField(String... names) {
        this.names = List.of(names);
    }

    /** Lower case without blanks and underscores. */
    static String normal(String name) {
        return name.strip().replace(" ", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** Place of a normal name in the list, -1 if it is not there. */
    int rank(String normal) {
        return names.indexOf(normal);
    }

    /** The names, for messages. */
    String known() {
        return String.join(", ", names);
    }

    /** What stamps of a column mean, told by its normal name, else by the format. */
    static BarSeries.Stamp stamp(String normal, BarFormat format) {
        if (OPEN_TIMES.contains(normal)) {
            return BarSeries.Stamp.OPEN;
        }
        return CLOSE_TIMES.contains(normal) ? BarSeries.Stamp.CLOSE : format.stamp();
    }

    /** Unit of the numbers in a column of stamps. */
    static StampUnit unit(String normal, BarFormat format) {
        return normal.endsWith("timens") ? StampUnit.NANOS : format.unit();
    }
}
