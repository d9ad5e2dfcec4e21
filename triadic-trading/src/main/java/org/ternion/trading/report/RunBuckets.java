package org.ternion.trading.report;

import java.util.Arrays;
import java.util.List;
import org.ternion.trading.Decision;
import org.ternion.trading.JsonText;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;
import org.ternion.trading.analysis.StampScale;
import org.ternion.trading.diagnostics.Dashboard;
import org.ternion.trading.diagnostics.GridAxis;

/**
 * A growing run in bounded memory: consecutive rows are summed up in buckets of equal width; when there are too many
 * buckets, each two become one. Counts and shares are of all rows. The JSON of {@link #update} is what the page draws.
 * Safe for use by several threads.
 */
final class RunBuckets {
    /** Buckets at most; a page is not wider. */
    static final int MOST = 2048;
    /** Bins of confidence. */
    static final int BINS = 20;

    private static final int HOLD_WINDOW = Dashboard.HOLD_WINDOW;
    private static final GridAxis CONFIDENCE = GridAxis.bins("actionability", "actionability", 0, 1, BINS);
    private static final List<LogColumn> READ = List.of(LogColumn.PNL, LogColumn.PRICE, LogColumn.HOLD,
            LogColumn.Z_VEL, LogColumn.ACTION, LogColumn.ACTIONABILITY, LogColumn.ACCEPTABLE, LogColumn.FILL,
            LogColumn.EXPOSURE, LogColumn.STATE);
    private static final int PNL = 0;
    private static final int PRICE = 1;
    private static final int HOLD = 2;
    private static final int VELOCITY = 3;
    private static final int ACTION = 4;
    private static final int ACTIONABILITY = 5;
    private static final int ACCEPTABLE = 6;
    private static final int FILL = 7;
    private static final int EXPOSURE = 8;
    private static final int STATE = 9;
    /** Profit, price, rolling hold and velocity have a least, greatest and last value each, NaN if all are. */
    private static final int SERIES = 4;
    /** Behind them: buys, sells, holds. */
    private static final int CELLS = 3 * SERIES + 3;

    private final double[] row = new double[READ.size()];
    private final long[] starts = new long[MOST];
    private final double[][] buckets = new double[MOST][CELLS];
    private final byte[] lastHolds = new byte[HOLD_WINDOW];
    /** By bin: acceptable rows, those that act, unacceptable rows, those that act. */
    private final long[][] bins = new long[4][BINS];
    private String symbol = "";
    private int count;
    private long width;
    private long inLast;
    private long rows;
    private long fills;
    private long acts;
    private long acceptable;
    private long both;
    private long holds;
    private int holdsInWindow;
    private long time;
    private boolean dated;
    private long unitsPerSecond;
    private long resets;
    private long version;
    private String problem = "";

    RunBuckets() {
        clear();
    }

    /** What a page has been told. */
    record Seen(long resets, long width, int bucket, long version) {
        /** Nothing. */
        static final Seen NOTHING = new Seen(-1, 0, 0, -1);
    }

    /** Adds rows. */
    synchronized void add(RunLog log) {
        symbol = log.size() > 0 ? log.symbol() : symbol;
        double[][] columns = READ.stream().map(column -> log.has(column) ? log.column(column) : null)
                .toArray(double[][]::new);
        for (int t = 0; t < log.size(); t++) {
            for (int c = 0; c < row.length; c++) {
                row[c] = columns[c] == null ? Double.NaN : columns[c][t];
            }
            addRow(log.times()[t]);
        }
        changed();
    }

    /** Adds one row. */
    synchronized void add(Decision decision) {
        for (int c = 0; c < row.length; c++) {
            row[c] = decision.value(READ.get(c));
        }
        addRow(decision.time());
        changed();
    }

    /** Forgets all rows: the log was begun anew. */
    synchronized void restart() {
        resets++;
        clear();
        changed();
    }

    /** Says why no more rows will come. */
    synchronized void fail(String message) {
        problem = message;
        changed();
    }

    /** Waits until there is more than was seen, or until the time is over. */
    synchronized void await(Seen seen, long millis) throws InterruptedException {
        if (seen.version() == version) {
            wait(millis);
        }
    }

    /** Ends all waiting. */
    synchronized void changed() {
        version++;
        notifyAll();
    }

    private void clear() {
        count = 0;
        width = 1;
        inLast = 0;
        rows = 0;
        fills = 0;
        acts = 0;
        acceptable = 0;
        both = 0;
        holds = 0;
        holdsInWindow = 0;
        problem = "";
        Arrays.fill(row, Double.NaN);
        for (long[] bin : bins) {
            Arrays.fill(bin, 0);
        }
    }

    private void addRow(long stamp) {
        if (rows == 0) {
            dated = StampScale.dated(stamp);
            unitsPerSecond = StampScale.unitsPerSecond(stamp);
        }
        time = stamp;
        boolean act = row[ACTION] != 0 && !Double.isNaN(row[ACTION]);
        boolean accepted = row[ACCEPTABLE] == 1;
        boolean held = row[HOLD] == 1;
        int slot = (int) (rows % HOLD_WINDOW);
        holdsInWindow += (held ? 1 : 0) - (rows >= HOLD_WINDOW ? lastHolds[slot] : 0);
        lastHolds[slot] = (byte) (held ? 1 : 0);
        rows++;
        fills += row[FILL] != 0 && !Double.isNaN(row[FILL]) ? 1 : 0;
        acts += act ? 1 : 0;
        acceptable += accepted ? 1 : 0;
        both += act && accepted ? 1 : 0;
        holds += held ? 1 : 0;
        int bin = CONFIDENCE.indexAbove(row[ACTIONABILITY]);
        if (bin >= 0) {
            bins[accepted ? 0 : 2][bin]++;
            bins[accepted ? 1 : 3][bin] += act ? 1 : 0;
        }
        double[] bucket = bucketOfNext();
        put(bucket, PNL, row[PNL]);
        put(bucket, PRICE, row[PRICE]);
        put(bucket, HOLD, holdsInWindow / (double) Math.min(rows, HOLD_WINDOW));
        put(bucket, VELOCITY, row[VELOCITY]);
        bucket[3 * SERIES] += row[ACTION] > 0 ? 1 : 0;
        bucket[3 * SERIES + 1] += row[ACTION] < 0 ? 1 : 0;
        bucket[3 * SERIES + 2] += held ? 1 : 0;
    }

    private double[] bucketOfNext() {
        if (count == 0 || inLast == width) {
            if (count == MOST) {
                halve();
            }
            starts[count] = time;
            Arrays.fill(buckets[count], 0, 3 * SERIES, Double.NaN);
            Arrays.fill(buckets[count], 3 * SERIES, CELLS, 0);
            count++;
            inLast = 0;
        }
        inLast++;
        return buckets[count - 1];
    }

    /** Every two buckets become one; all are full then. */
    private void halve() {
        for (int i = 0; i < MOST / 2; i++) {
            double[] first = buckets[2 * i];
            double[] second = buckets[2 * i + 1];
            for (int s = 0; s < SERIES; s++) {
                first[3 * s] = least(first[3 * s], second[3 * s]);
                first[3 * s + 1] = greatest(first[3 * s + 1], second[3 * s + 1]);
                first[3 * s + 2] = Double.isNaN(second[3 * s + 2]) ? first[3 * s + 2] : second[3 * s + 2];
            }
            for (int c = 3 * SERIES; c < CELLS; c++) {
                first[c] += second[c];
            }
            buckets[2 * i] = buckets[i];
            buckets[i] = first;
            starts[i] = starts[2 * i];
        }
        count = MOST / 2;
        width *= 2;
    }

    private static void put(double[] bucket, int series, double value) {
        bucket[3 * series] = least(bucket[3 * series], value);
        bucket[3 * series + 1] = greatest(bucket[3 * series + 1], value);
        bucket[3 * series + 2] = Double.isNaN(value) ? bucket[3 * series + 2] : value;
    }

    /** Unlike {@link Math#min}, what is no number does not count. */
    private static double least(double a, double b) {
        return Double.isNaN(a) || b < a ? b : a;
    }

    private static double greatest(double a, double b) {
        return Double.isNaN(a) || b > a ? b : a;
    }

    /** What a page has to be told beyond what it has seen. */
    synchronized Update update(Seen seen) {
        boolean follows = seen.resets() == resets && seen.width() == width;
        int from = follows ? Math.min(seen.bucket(), count) : 0;
        StringBuilder json = new StringBuilder(1024 + (count - from) * 100);
        json.append("{\"symbol\":").append(JsonText.quoted(symbol)).append(",\"problem\":")
                .append(JsonText.quoted(problem)).append(",\"dated\":").append(dated)
                .append(",\"width\":").append(width).append(",\"from\":").append(from).append(",\"buckets\":[");
        for (int i = from; i < count; i++) {
            json.append(i > from ? ",[" : "[").append(pageTime(starts[i]));
            for (double value : buckets[i]) {
                json.append(',').append(JsonText.brief(value));
            }
            json.append(']');
        }
        json.append("],\"bins\":").append(Arrays.deepToString(bins).replace(" ", "")).append(',');
        totals(json);
        return new Update(json.append('}').toString(), new Seen(resets, width, Math.max(0, count - 1), version));
    }

    /** A message and what the page has seen after it. */
    record Update(String json, Seen seen) {
    }

    private void totals(StringBuilder json) {
        json.append("\"totals\":{\"rows\":").append(rows).append(",\"time\":").append(pageTime(time))
                .append(",\"price\":").append(JsonText.number(row[PRICE]))
                .append(",\"profit\":").append(JsonText.number(row[PNL]))
                .append(",\"exposure\":").append(JsonText.number(row[EXPOSURE]))
                .append(",\"state\":").append(JsonText.number(row[STATE]))
                .append(",\"action\":").append(JsonText.number(row[ACTION]))
                .append(",\"fills\":").append(fills).append(",\"acts\":").append(acts)
                .append(",\"acceptable\":").append(acceptable).append(",\"both\":").append(both)
                .append(",\"holds\":").append(holds).append('}');
    }

    /** Milliseconds since 1970 for dates, which a page can count exactly; else the stamp. */
    private long pageTime(long stamp) {
        if (!dated) {
            return stamp;
        }
        return unitsPerSecond >= 1000 ? Math.floorDiv(stamp, unitsPerSecond / 1000) : stamp * 1000;
    }
}
