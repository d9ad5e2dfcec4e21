package org.ternion.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The rows of cars.csv, read without the code under test: no cell of that file is quoted. */
final class CarsTable {
    final List<String> header;
    final List<String[]> rows = new ArrayList<>();

    private CarsTable(List<String> header) {
        this.header = header;
    }

    static CarsTable read() throws IOException {
        try (InputStream in = Main.class.getResourceAsStream("cars.csv")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            CarsTable table = new CarsTable(List.of(lines.get(0).split(",", -1)));
            lines.stream().skip(1).forEach(line -> table.rows.add(line.split(",", -1)));
            return table;
        }
    }

    /** Row numbers without a blank cell. */
    List<Integer> complete() {
        List<Integer> complete = new ArrayList<>();
        for (int r = 0; r < rows.size(); r++) {
            if (!List.of(rows.get(r)).contains("")) {
                complete.add(r);
            }
        }
        return complete;
    }

    String cell(int row, String column) {
        return rows.get(row)[header.indexOf(column)];
    }

    double number(int row, String column) {
        return Double.parseDouble(cell(row, column));
    }
}
