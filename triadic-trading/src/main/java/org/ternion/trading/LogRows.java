package org.ternion.trading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ternion.core.io.TableFormatException;

/**
 * Rows of a run log in CSV from pieces of its text, say of a file that grows. What a log may hold is said at
 * {@link LogReader}. Not safe for use by several threads.
 */
public final class LogRows {
    private static final int BLOCK_ROWS = 1 << 12;
    private static final int MOST_ROWS = Integer.MAX_VALUE - 8;

    private final String name;
    private final LogCell cell = new LogCell();
    /** Empty before the header was read. */
    private List<String> header = List.of();
    /** What the cells of a row are; null if they are passed over. */
    private LogColumn[] columns;
    /** Rows so far; nothing is copied before they are taken. */
    private final List<Block> blocks = new ArrayList<>();
    private Block block;
    private byte[] symbol = {};
    /** The first wrong cell of the row; kept until its end, because a cell too few or too many explains it better. */
    private TableFormatException problem;
    private int rows;
    private long line = 1;

    private LogRows(String name) {
        this.name = Objects.requireNonNull(name, "name");
    }

    /**
     * A log before its header.
     *
     * @param name what messages call it
     * @return no rows
     */
    public static LogRows of(String name) {
        return new LogRows(name);
    }

    /**
     * Reads as many whole rows as there are, the header first of all. If one of them is wrong, none is added.
     *
     * @param text UTF-8, not modified
     * @param from up to where the log was read before
     * @param to   behind the last byte
     * @return up to where the log was read now; the rest is an incomplete row
     * @throws TableFormatException      if a cell is not what its column holds, a row has more or fewer cells than the
     *                                   header, the rows have more than one symbol, there is neither {@code ts} nor
     *                                   {@code t}, or the text is no CSV in UTF-8; names line and column
     * @throws IndexOutOfBoundsException if there is no such part of the text
     */
    public int read(byte[] text, int from, int to) {
        Objects.checkFromToIndex(from, to, text.length);
        List<String> oldHeader = header;
        int oldRows = rows;
        long oldLine = line;
        cell.lineEnds();
        block = null;
        try {
            int end = from;
            for (int at = from; at != LogCell.INCOMPLETE; at = header.isEmpty() ? header(text, end, to)
                    : row(text, end, to)) {
                end = at;
            }
            return end;
        } catch (TableFormatException e) {
            header = oldHeader;
            rows = oldRows;
            line = oldLine;
            throw e;
        }
    }

    /** {@return the line on which the next row starts, from 1} */
    public long line() {
        return line;
    }

    /**
     * Gives the rows away; those that are read afterwards are another log.
     *
     * @return the rows since the last call; without columns if there was no header yet
     */
    public RunLog take() {
        long[] times = new long[rows];
        forEachBlock((block, from, count) -> System.arraycopy(block.times, 0, times, from, count));
        Map<LogColumn, double[]> taken = new EnumMap<>(LogColumn.class);
        for (int c = 0; c < header.size(); c++) {
            if (valued(c)) {
                int column = c;
                double[] whole = new double[rows];
                forEachBlock((block, from, count) -> System.arraycopy(block.values[column], 0, whole, from, count));
                taken.put(columns[c], whole);
            }
        }
        String market = rows == 0 ? "" : new String(symbol, StandardCharsets.UTF_8);
        blocks.clear();
        rows = 0;
        return RunLog.wrap(market, times, taken);
    }

    private boolean valued(int c) {
        return columns[c] != null && columns[c] != LogColumn.TS && columns[c] != LogColumn.SYMBOL;
    }

    private int header(byte[] text, int from, int to) {
        boolean marked = to - from >= 3 && text[from] == (byte) 0xEF && text[from + 1] == (byte) 0xBB
                && text[from + 2] == (byte) 0xBF;
        List<String> names = new ArrayList<>();
        int end = marked ? from + 2 : from - 1;
        do {
            end = find(text, end + 1, to);
            if (end == LogCell.INCOMPLETE) {
                return LogCell.INCOMPLETE;
            }
            names.add(cell.text());
        } while (text[end] == ',');
        int next = afterLineEnd(text, end, to);
        if (next != LogCell.INCOMPLETE) {
            columns(names);
            line += 1 + cell.lineEnds();
        }
        return next;
    }

    private void columns(List<String> names) {
        Map<String, Integer> places = new HashMap<>();
        for (int c = 0; c < names.size(); c++) {
            String column = names.get(c);
            if (column.isBlank()) {
                throw new TableFormatException(name, 1, c + 1, "", "the column has no name");
            }
            Integer before = places.putIfAbsent(column, c);
            if (before != null) {
                throw new TableFormatException(name, 1, c + 1, column,
                        "the name is used before, for column " + (before + 1));
            }
        }
        Integer stamp = places.getOrDefault(LogColumn.TS.header(), places.get(LogColumn.T.header()));
        if (stamp == null) {
            throw new TableFormatException(name, 1, 0, "", "a log has a column ts or t");
        }
        columns = new LogColumn[names.size()];
        Arrays.setAll(columns, c -> LogColumn.ofHeader(names.get(c)).filter(column -> column != LogColumn.T)
                .orElse(null));
        columns[stamp] = LogColumn.TS;
        blocks.clear();
        header = List.copyOf(names);
    }

    /** Adds the row that starts at a place; the place behind it, or INCOMPLETE. */
    private int row(byte[] text, int from, int to) {
        if (from == to) {
            return LogCell.INCOMPLETE;
        }
        if (block == null || rows % BLOCK_ROWS == 0) {
            block = block();
        }
        problem = null;
        int c = 0;
        int end = from - 1;
        do {
            end = find(text, end + 1, to);
            if (end == LogCell.INCOMPLETE) {
                return LogCell.INCOMPLETE;
            }
            if (c < columns.length && columns[c] != null) {
                store(c);
            }
            c++;
        } while (text[end] == ',');
        int next = afterLineEnd(text, end, to);
        if (next != LogCell.INCOMPLETE) {
            requireWidth(c);
            if (problem != null) {
                throw problem;
            }
            rows++;
            line += 1 + cell.lineEnds();
        }
        return next;
    }

    private int find(byte[] text, int from, int to) {
        try {
            return cell.find(text, from, to);
        } catch (IllegalArgumentException e) {
            throw new TableFormatException(name, line, 0, "", e.getMessage());
        }
    }

    /** Behind {@code \n}, {@code \r\n} or {@code \r}; INCOMPLETE if the second of two may be yet to come. */
    private static int afterLineEnd(byte[] text, int end, int to) {
        if (text[end] == '\n') {
            return end + 1;
        }
        if (end + 1 == to) {
            return LogCell.INCOMPLETE;
        }
        return text[end + 1] == '\n' ? end + 2 : end + 1;
    }

    private void store(int c) {
        LogColumn column = columns[c];
        try {
            switch (column) {
                case TS -> block.times[rows % BLOCK_ROWS] = cell.stamp();
                case SYMBOL -> symbol();
                default -> block.values[c][rows % BLOCK_ROWS] = cell.value(column.kind());
            }
        } catch (IllegalArgumentException e) {
            if (problem == null) {
                problem = new TableFormatException(name, line, c + 1, header.get(c), e.getMessage());
            }
        }
    }

    private void symbol() {
        if (rows == 0) {
            symbol = cell.bytes();
        } else if (!cell.holds(symbol)) {
            throw new IllegalArgumentException("a log has one symbol");
        }
    }

    private void requireWidth(int cells) {
        int width = header.size();
        if (cells != width) {
            boolean missing = cells < width;
            throw new TableFormatException(name, line, missing ? cells + 1 : width + 1,
                    missing ? header.get(cells) : "", "the row has " + cells + " cells, the header has " + width);
        }
    }

    /** Where the next row goes. */
    private Block block() {
        if (rows == MOST_ROWS) {
            throw new TableFormatException(name, line, 0, "", "there are more than " + MOST_ROWS + " rows");
        }
        int index = rows / BLOCK_ROWS;
        if (index == blocks.size()) {
            blocks.add(new Block());
        }
        return blocks.get(index);
    }

    private void forEachBlock(Copy copy) {
        for (int b = 0; b < blocks.size() && b * BLOCK_ROWS < rows; b++) {
            copy.copy(blocks.get(b), b * BLOCK_ROWS, Math.min(BLOCK_ROWS, rows - b * BLOCK_ROWS));
        }
    }

    private interface Copy {
        void copy(Block block, int from, int count);
    }

    /** Stamps and values of some rows, the latter by place in the row; null for what is no value or passed over. */
    private final class Block {
        private final long[] times = new long[BLOCK_ROWS];
        private final double[][] values = new double[columns.length][];

        Block() {
            Arrays.setAll(values, c -> valued(c) ? new double[BLOCK_ROWS] : null);
        }
    }
}
