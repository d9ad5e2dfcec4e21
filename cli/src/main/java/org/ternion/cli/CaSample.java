package org.ternion.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Rows of a table of steps for pictures: all of a short run, evenly spaced ones of a long run. */
final class CaSample {
    /** Many more than a picture has columns of pixels. */
    private static final int MOST_ROWS = 4096;

    private final List<String> header;
    private final List<double[]> rows = new ArrayList<>();
    private long every = 1;
    private long seen;

    CaSample(List<String> header) {
        this.header = header;
    }

    /** Takes in the next row; blank cells become NaN. */
    void add(List<String> row) {
        if (seen++ % every == 0) {
            rows.add(row.stream().mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
                    .toArray());
        }
        if (rows.size() > MOST_ROWS) {
            every *= 2;
            // Rows 0, 2, 4, ... stay.
            for (int i = 0; 2 * i < rows.size(); i++) {
                rows.set(i, rows.get(2 * i));
            }
            rows.subList((rows.size() + 1) / 2, rows.size()).clear();
        }
    }

    /** A column from a row on. */
    double[] column(String name, int firstRow) {
        int column = header.indexOf(name);
        return rows.stream().skip(firstRow).mapToDouble(row -> row[column]).toArray();
    }

    /** Columns whose names end so. */
    List<String> ending(String end) {
        return header.stream().filter(name -> name.endsWith(end)).toList();
    }

    /** Columns with the populations of a layer. */
    List<String> states(String layer) {
        Pattern form = Pattern.compile(Pattern.quote(layer) + "_-?[0-9]+");
        return header.stream().filter(name -> form.matcher(name).matches()).toList();
    }
}
