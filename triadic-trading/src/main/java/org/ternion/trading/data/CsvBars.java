package org.ternion.trading.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ternion.core.io.TableFormatException;

/** Reads bars of a CSV file in one pass, cell by cell from the bytes. */
final class CsvBars {
    /** Most columns of a file. */
    static final int MAX_COLUMNS = 4096;
    /** What a bar has if there is no column of volumes. */
    static final double NO_VOLUME = 1e6;
    private static final int SKIPPED = -1;

    private final ByteLines lines;
    private final String name;
    private final String symbol;
    private final BarFormat format;
    private final BarColumns bars = new BarColumns();
    private final double[] values = new double[BarField.ALL.size() - 1];
    private byte delimiter;
    private List<String> header = List.of();
    /** Ordinal of the field in each column, or SKIPPED. */
    private int[] fields;
    private boolean timed;
    private StampReader stamps;
    private BarSeries.Stamp stamp;
    private long time;

    private CsvBars(InputStream in, String name, String symbol, BarFormat format) {
        this.lines = new ByteLines(in, name);
        this.name = name;
        this.symbol = symbol;
        this.format = format;
        this.stamp = format.stamp();
        this.stamps = new StampReader(format.unit(), format.zone());
    }

    /** Bars in the order of the file. */
    static BarSeries read(InputStream in, String name, String symbol, BarFormat format) throws IOException {
        return new CsvBars(in, name, symbol, format).read();
    }

    private BarSeries read() throws IOException {
        if (!lines.nextFilled()) {
            throw new TableFormatException(name, 0, 0, "", "the file is empty");
        }
        boolean more = !header() || lines.nextFilled();
        if (more && tickerRow()) {
            fields[0] = BarField.TIME.ordinal();
            timed = true;
            more = lines.nextFilled() && lines.nextFilled();
        }
        Arrays.fill(values, Double.NaN);
        values[BarField.VOLUME.ordinal() - 1] = NO_VOLUME;
        while (more) {
            row();
            more = lines.nextFilled();
        }
        return bars.series(symbol, stamp);
    }

    /**
     * Whether this is the first of two rows that a download tool puts between header and values:
     * {@code Ticker,BTC-USD,..} and {@code Date,,..}.
     */
    private boolean tickerRow() {
        List<String> cells = CsvCells.split(lines.bytes(), lines.start(), lines.end(), delimiter);
        boolean dates = !timed && !header.isEmpty() && header.get(0).equalsIgnoreCase("price") && fields[0] == SKIPPED;
        return dates && cells.get(0).equals("Ticker");
    }

    /** Looks at the first line; false if it is a row of values already. */
    private boolean header() {
        delimiter = CsvCells.delimiter(lines.bytes(), lines.start(), lines.end());
        List<String> cells = CsvCells.split(lines.bytes(), lines.start(), lines.end(), delimiter);
        if (cells.size() > MAX_COLUMNS) {
            throw new TableFormatException(name, lines.number(), 0, "",
                    "there are more than " + MAX_COLUMNS + " columns");
        }
        fields = new int[cells.size()];
        Arrays.fill(fields, SKIPPED);
        if (cells.stream().allMatch(this::value)) {
            positions(cells.size());
            return false;
        }
        header = cells;
        List<String> normal = new ArrayList<>();
        cells.forEach(cell -> normal.add(BarField.normal(cell)));
        for (BarField field : BarField.ALL) {
            int column = column(field, normal);
            if (column >= 0) {
                fields[column] = field.ordinal();
            }
        }
        if (column(BarField.CLOSE, normal) < 0) {
            throw new TableFormatException(name, lines.number(), 0, "", "no column holds the close; its name is one of "
                    + BarField.CLOSE.known() + ", the names here are "
                    + TableFormatException.quote(String.join(", ", cells)));
        }
        int column = column(BarField.TIME, normal);
        timed = column >= 0;
        if (timed) {
            stamp = BarField.stamp(normal.get(column), format);
            stamps = new StampReader(BarField.unit(normal.get(column), format), format.zone());
        }
        return true;
    }

    private static int column(BarField field, List<String> normal) {
        int best = -1;
        int bestRank = Integer.MAX_VALUE;
        for (int c = 0; c < normal.size(); c++) {
            int rank = field.rank(normal.get(c));
            if (rank >= 0 && rank < bestRank) {
                best = c;
                bestRank = rank;
            }
        }
        return best;
    }

    private boolean value(String cell) {
        byte[] text = cell.getBytes(StandardCharsets.UTF_8);
        if (Decimal.missing(text, 0, text.length) || !Double.isNaN(Decimal.parse(text, 0, text.length))) {
            return true;
        }
        try {
            new StampReader(format.unit(), format.zone()).read(text, 0, text.length);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Files without a header: close; time, close; time, close, volume; time, OHLC; time, OHLC, volume and what not. */
    private void positions(int width) {
        BarField[] order = switch (width) {
            case 1 -> new BarField[] {BarField.CLOSE};
            case 2 -> new BarField[] {BarField.TIME, BarField.CLOSE};
            case 3 -> new BarField[] {BarField.TIME, BarField.CLOSE, BarField.VOLUME};
            case 4 -> throw new TableFormatException(name, lines.number(), 0, "",
                    "there is no header and four columns could be anything");
            case 5 -> new BarField[] {BarField.TIME, BarField.OPEN, BarField.HIGH, BarField.LOW, BarField.CLOSE};
            default -> BarField.ALL.toArray(new BarField[0]);
        };
        for (int c = 0; c < order.length; c++) {
            fields[c] = order[c].ordinal();
        }
        timed = width > 1;
    }

    private void row() {
        byte[] text = lines.bytes();
        int end = lines.end();
        byte separator = delimiter;
        int from = lines.start();
        int column = 0;
        while (true) {
            int i = from;
            if (i < end && text[i] == '"') {
                i = CsvCells.end(text, i, end, separator);
            } else {
                while (i < end && text[i] != separator) {
                    i++;
                }
            }
            if (column < fields.length && fields[column] != SKIPPED) {
                cell(text, from, i, column);
            }
            column++;
            if (i == end) {
                break;
            }
            from = i + 1;
        }
        if (column != fields.length) {
            throw new TableFormatException(name, lines.number(), 0, "",
                    "the row has " + column + " cells, the first line has " + fields.length);
        }
        try {
            bars.add(timed ? time : bars.size(), values);
        } catch (IllegalArgumentException e) {
            throw new TableFormatException(name, lines.number(), 0, "", e.getMessage());
        }
    }

    private void cell(byte[] text, int first, int last, int column) {
        int from = first;
        int to = last;
        while (from < to && blank(text[from])) {
            from++;
        }
        while (to > from && blank(text[to - 1])) {
            to--;
        }
        if (to - from > 1 && text[from] == '"' && text[to - 1] == '"') {
            from++;
            to--;
        }
        int field = fields[column];
        if (field == 0) {
            try {
                time = stamps.read(text, from, to);
            } catch (IllegalArgumentException e) {
                throw problem(text, from, to, column, e.getMessage());
            }
            return;
        }
        double value = Decimal.parse(text, from, to);
        if (!Double.isFinite(value) && !Decimal.missing(text, from, to)) {
            throw problem(text, from, to, column, "is not a finite decimal number");
        }
        values[field - 1] = value;
    }

    private static boolean blank(byte b) {
        return b == ' ' || b == '\t';
    }

    private TableFormatException problem(byte[] text, int from, int to, int column, String problem) {
        String columnName = header.isEmpty() ? "" : header.get(column);
        String cell = TableFormatException.quote(new String(text, from, to - from, StandardCharsets.UTF_8));
        return new TableFormatException(name, lines.number(), column + 1, columnName, cell + " " + problem);
    }
}
