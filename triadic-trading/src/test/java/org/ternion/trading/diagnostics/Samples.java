package org.ternion.trading.diagnostics;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ternion.core.io.CsvTable;
import org.ternion.trading.Goldens;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;
import org.ternion.trading.RunLogs;

/** Inputs for the tests of diagnostics. */
final class Samples {
    static final RunLog SCRIPT = RunLogs.golden("run_bars_script_log.csv");
    static final RunLog NARROW = RunLogs.golden("run_bars_narrow_log.csv");
    static final DiagnosticSettings SMALL =
            DiagnosticSettings.builder().timeBins(20).actBins(10).marginBins(10).build();

    private Samples() {
    }

    static DiagnosticInput script() {
        return DiagnosticInput.EMPTY.withLog(SCRIPT, "script");
    }

    /** A table of the goldens, with the columns a diagnostic wants. */
    static NumberTable sweep(String file, DiagnosticKind kind) {
        try {
            return NumberTable.of(CsvTable.read(new ByteArrayInputStream(Goldens.bytes(file)), file),
                    kind.sweepColumns());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Something for every kind, from the goldens. */
    static DiagnosticInput inputFor(DiagnosticKind kind) {
        return switch (kind) {
            case ENGAGEMENT -> DiagnosticInput.EMPTY
                    .withSweep(sweep("sweep_engagement_surface.csv", kind), "golden")
                    .withSweep(sweep("sweep_engagement_surface.csv", kind), "again");
            case CONFUSION -> DiagnosticInput.EMPTY.withSweep(sweep("sweep_confusion_surface.csv", kind), "golden");
            case REGIME -> DiagnosticInput.EMPTY.withSweep(sweep("sweep_accept_surface.csv", kind), "golden");
            case PRECISION_RECALL -> DiagnosticInput.EMPTY.withSweep(sweep("sweep_pr_curve.csv", kind), "golden");
            case MANIFOLD_HOMOLOGY -> script().withSweep(sweep("sweep_engagement_surface.csv", kind), "sweep");
            case POLICY_DISTANCE -> script().withLog(NARROW, "narrow");
            default -> script();
        };
    }

    /** A log of few rows: what the diagnostics read, prices 100, 101, ... and stamps 0, 1, ... */
    static RunLog log(double[] acceptable, double[] state, double[] action, double[] actionability) {
        int rows = state.length;
        double[] price = new double[rows];
        long[] times = new long[rows];
        for (int i = 0; i < rows; i++) {
            price[i] = 100 + i;
            times[i] = i;
        }
        Map<LogColumn, double[]> columns = new EnumMap<>(LogColumn.class);
        columns.put(LogColumn.ACCEPTABLE, acceptable);
        columns.put(LogColumn.STATE, state);
        columns.put(LogColumn.ACTION, action);
        columns.put(LogColumn.INTENT_DIRECTION, action);
        columns.put(LogColumn.ACTIONABILITY, actionability);
        columns.put(LogColumn.HOLD, Arrays.stream(action).map(a -> a == 0 ? 1 : 0).toArray());
        columns.put(LogColumn.PRICE, price);
        columns.put(LogColumn.PNL, new double[rows]);
        return RunLog.wrap("X", times, columns);
    }

    /** The same log with other stamps. */
    static RunLog stamped(RunLog log, long[] times) {
        Map<LogColumn, double[]> columns = new EnumMap<>(LogColumn.class);
        for (LogColumn column : log.columns()) {
            columns.put(column, log.column(column));
        }
        return RunLog.wrap(log.symbol(), times, columns);
    }

    /** Cells of a column of a table. */
    static List<String> cells(DiagnosticTable table, String column) {
        int col = table.header().indexOf(column);
        return IntStream.range(0, table.rows()).mapToObj(row -> table.row(row).get(col)).toList();
    }

    /** Numbers of a column of a table, NaN where it is empty. */
    static double[] numbers(DiagnosticTable table, String column) {
        return cells(table, column).stream()
                .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell)).toArray();
    }
}
