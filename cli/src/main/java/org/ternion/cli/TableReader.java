package org.ternion.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.io.CsvTable;
import org.ternion.core.io.Npy;
import org.ternion.core.io.Numbers;

/**
 * Reads the numeric columns of a CSV or NPY table. A blank CSV cell, or NaN in NPY, has no value. A CSV column is
 * numeric if every other cell is a finite decimal number and at least one cell is; columns that are not are left out
 * with a warning that names the first offending cell, unless the user asked for them by name, which makes it an error.
 */
final class TableReader {
    private final Path file;
    private final String idColumn;
    private final List<String> wanted;
    private final List<String> warnings;

    /**
     * A reader.
     *
     * @param file     table, NPY if its name ends so, else CSV
     * @param idColumn name of the column with document ids, or null
     * @param wanted   names of the metrics in the order wanted, or null for all numeric columns
     * @param warnings gets a line for each column left out
     */
    TableReader(Path file, String idColumn, List<String> wanted, List<String> warnings) {
        this.file = file;
        this.idColumn = idColumn;
        this.wanted = wanted;
        this.warnings = warnings;
    }

    static boolean isNpy(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".npy");
    }

    TableContent read() {
        InputFile.existing(file, "a CSV or NPY table");
        try {
            return isNpy(file) ? readNpy() : readCsv();
        } catch (IOException e) {
            throw ErrorLines.cannotRead(file, e);
        }
    }

    private TableContent readCsv() throws IOException {
        CsvTable csv = CsvTable.read(file);
        if (csv.rows() == 0) {
            throw new BadInputException(file + ", line 1: a header and no rows, at least one row is needed");
        }
        List<String> header = csv.header();
        int idIndex = idColumn == null ? -1 : index(header, idColumn, "column");
        List<String> names = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        for (int c : candidates(header, idIndex)) {
            double[] column = numbers(csv, c);
            if (column != null) {
                names.add(header.get(c));
                columns.add(column);
            }
        }
        if (names.isEmpty()) {
            throw new BadInputException(file + ": no column is numeric, nothing can be ranked"
                    + (warnings.isEmpty() ? "" : "; " + warnings.get(0)));
        }
        List<String> ids = idIndex < 0 ? List.of()
                : IntStream.range(0, csv.rows()).mapToObj(r -> csv.cell(r, idIndex)).toList();
        return TableContent.of(file.toString(), List.copyOf(names), ids, columns.toArray(double[][]::new), csv.rows(),
                row -> "line " + csv.line(row));
    }

    private int[] candidates(List<String> header, int idIndex) {
        if (wanted == null) {
            return IntStream.range(0, header.size()).filter(c -> c != idIndex).toArray();
        }
        return wanted.stream().mapToInt(name -> index(header, name, "metric")).toArray();
    }

    private int index(List<String> header, String name, String kind) {
        int index = header.indexOf(name);
        if (index < 0) {
            throw Nearest.unknown(file.toString(), kind, name, header);
        }
        return index;
    }

    /** The column, or null where it is left out. */
    private double[] numbers(CsvTable csv, int c) {
        double[] column = new double[csv.rows()];
        boolean anyValue = false;
        for (int r = 0; r < column.length; r++) {
            String cell = csv.cell(r, c);
            if (cell.isBlank()) {
                column[r] = Double.NaN;
                continue;
            }
            OptionalDouble number = Numbers.parse(cell);
            if (number.isEmpty()) {
                if (wanted != null) {
                    throw csv.problem(r, c, "'" + shorten(cell) + "' is not a finite decimal number");
                }
                warnings.add("column '" + csv.header().get(c) + "' left out, it is not numeric: '" + shorten(cell)
                        + "' in line " + csv.line(r));
                return null;
            }
            column[r] = number.getAsDouble();
            anyValue = true;
        }
        if (!anyValue && wanted == null) {
            warnings.add("column '" + csv.header().get(c) + "' left out, it has no values");
            return null;
        }
        return column;
    }

    private static String shorten(String cell) {
        String line = ErrorLines.oneLine(cell);
        return line.length() <= 40 ? line : line.substring(0, 40) + "...";
    }

    private TableContent readNpy() throws IOException {
        DoubleMatrix matrix = Npy.read(file).toMatrix();
        if (matrix.rows() == 0 || matrix.cols() == 0) {
            throw new BadInputException(file + ": the array is empty (" + matrix.rows() + " x " + matrix.cols() + ")");
        }
        List<String> all = IntStream.range(0, matrix.cols()).mapToObj(c -> "m" + c).toList();
        int[] chosen = candidates(all, -1);
        double[][] columns = new double[chosen.length][matrix.rows()];
        for (int i = 0; i < chosen.length; i++) {
            for (int r = 0; r < matrix.rows(); r++) {
                double value = matrix.get(r, chosen[i]);
                if (Double.isInfinite(value)) {
                    throw new BadInputException(file + ", row " + r + ", column '" + all.get(chosen[i])
                            + "': scores must be finite, was " + value);
                }
                columns[i][r] = value;
            }
        }
        List<String> names = Arrays.stream(chosen).mapToObj(all::get).toList();
        return TableContent.of(file.toString(), names, List.of(), columns, matrix.rows(), row -> "row " + row);
    }
}
