package org.ternion.sphere.cone;

import java.io.IOException;
import java.nio.file.Path;
import org.ternion.core.Checks;
import org.ternion.core.FloatMatrix;
import org.ternion.core.io.SectionFileKind;
import org.ternion.core.io.SectionReader;
import org.ternion.core.io.SectionWriter;
import org.ternion.sphere.simd.RowKernels;

/**
 * Sections of an index: {@code shape} (int64: points, dimension, columns of a stored row, cells, calibration queries,
 * neighbours of a query), {@code axes} and {@code rows} (float32, row by row), {@code rim} (float32 per cell: smallest
 * cosine of a member), {@code start} (int32 per cell and the number of points), {@code ids} and {@code shells} (int32
 * per point), {@code ranks} (int32 per query and neighbour).
 */
final class ConeIndexFile {
    static final SectionFileKind KIND = new SectionFileKind("CONE", 1, "a search index");
    private static final String SHAPE = "shape";
    private static final String AXES = "axes";
    private static final String RIM = "rim";
    private static final String START = "start";
    private static final String ROWS = "rows";
    private static final String IDS = "ids";
    private static final String SHELLS = "shells";
    private static final String RANKS = "ranks";
    private static final int SHAPE_LENGTH = 6;
    /** Sums of squares of unit vectors stay below it. */
    private static final double UNIT_LIMIT = 1.0001;

    private final SectionReader reader;

    private ConeIndexFile(SectionReader reader) {
        this.reader = reader;
    }

    static void write(ConeIndex index, Path file) throws IOException {
        PointStore points = index.points();
        CellTable cells = index.table();
        RecallCurve curve = index.memberCurve();
        long[] shape = {points.size(), index.dimension(), points.rows().cols(), cells.count(), curve.queries(),
            curve.neighbours()};
        new SectionWriter(KIND).add(SHAPE, shape).add(AXES, cells.axes().backingArray())
                .add(RIM, cells.minCosines()).add(START, cells.starts()).add(ROWS, points.rows().backingArray())
                .add(IDS, points.ids()).add(SHELLS, points.shells()).add(RANKS, curve.ranks()).write(file);
    }

    static ConeIndex read(Path file) throws IOException {
        try (SectionReader reader = SectionReader.open(file, KIND)) {
            return new ConeIndexFile(reader).read();
        }
    }

    private ConeIndex read() throws IOException {
        long[] shape = reader.longs(SHAPE);
        require(shape.length == SHAPE_LENGTH, SHAPE, "has " + shape.length + " numbers");
        for (long number : shape) {
            require(number >= 0 && number <= Integer.MAX_VALUE, SHAPE, "has the number " + number);
        }
        int n = (int) shape[0];
        int dimension = (int) shape[1];
        int stride = (int) shape[2];
        int count = (int) shape[3];
        require(stride == UnitRows.stride(n, dimension), SHAPE, stride + " columns for dimension " + dimension);
        CellTable cells = new CellTable(unitRows(AXES, count, stride), rims(count), starts(count, n));
        int[] ids = ids(n);
        PointStore points = new PointStore(unitRows(ROWS, n, stride), ids, shells(cells));
        return new ConeIndex(dimension, points, cells, curve((int) shape[4], (int) shape[5]));
    }

    private FloatMatrix unitRows(String section, int rows, int cols) throws IOException {
        float[] values = reader.floats(section);
        require((long) rows * cols == values.length, section, values.length + " numbers, not " + rows + " x " + cols);
        FloatMatrix matrix = FloatMatrix.wrap(values, rows, cols);
        double[] sum = new double[rows];
        double[] squares = new double[rows];
        RowKernels.CHOSEN.sums(matrix, 0, rows, sum, squares);
        for (int row = 0; row < rows; row++) {
            if (!(squares[row] < UNIT_LIMIT)) {
                throw reader.problem(section, "row " + row + " is no unit vector");
            }
        }
        return matrix;
    }

    private float[] rims(int count) throws IOException {
        float[] rims = reader.floats(RIM);
        require(rims.length == count, RIM, rims.length + " numbers for " + count + " cells");
        for (float rim : rims) {
            if (!(Math.abs(rim) <= UNIT_LIMIT)) {
                throw reader.problem(RIM, "has the cosine " + rim);
            }
        }
        return rims;
    }

    private int[] starts(int count, int n) throws IOException {
        int[] start = reader.ints(START);
        require(start.length == count + 1L && start[0] == 0 && start[count] == n, START,
                "does not lead from 0 to " + n + " in " + count + " cells");
        for (int c = 0; c < count; c++) {
            if (start[c] > start[c + 1]) {
                throw reader.problem(START, "cell " + c + " ends before it begins");
            }
        }
        return start;
    }

    private int[] ids(int n) throws IOException {
        try {
            return Checks.permutation(reader.ints(IDS), n, IDS);
        } catch (IllegalArgumentException e) {
            throw reader.problem(IDS, e.getMessage());
        }
    }

    private int[] shells(CellTable cells) throws IOException {
        int[] shells = reader.ints(SHELLS);
        int n = cells.start(cells.count());
        require(shells.length == n, SHELLS, shells.length + " numbers for " + n + " points");
        for (int c = 0; c < cells.count(); c++) {
            for (int i = cells.start(c); i < cells.start(c + 1); i++) {
                int least = i == cells.start(c) ? 0 : shells[i - 1];
                if (shells[i] < least || shells[i] >= ConeIndex.SHELLS) {
                    throw reader.problem(SHELLS, "shell " + shells[i] + " at " + i + " is out of order or range");
                }
            }
        }
        return shells;
    }

    private RecallCurve curve(int queries, int neighbours) throws IOException {
        int[] ranks = reader.ints(RANKS);
        require((long) queries * neighbours == ranks.length, RANKS,
                ranks.length + " numbers for " + queries + " queries");
        for (int rank : ranks) {
            if (rank < 1) {
                throw reader.problem(RANKS, "has the rank " + rank);
            }
        }
        return new RecallCurve(ranks, queries, neighbours);
    }

    private void require(boolean valid, String section, String reason) {
        if (!valid) {
            throw reader.problem(section, reason);
        }
    }
}
