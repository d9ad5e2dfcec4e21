package org.ternion.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ternion.core.io.CsvTable;
import org.ternion.core.io.CsvWriter;
import org.ternion.sphere.fill.Allocation;
import org.ternion.sphere.fill.WaterFilling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ternion sphere power}. */
@Command(name = "power", description = "Classical water-filling: share a budget of power among channels so that the sum"
        + " of weight * ln(1 + gain * power) is largest. Exact.")
final class SpherePowerCommand implements Runnable {
    private static final String GAIN = "gain";
    private static final String WEIGHT = "weight";
    private static final String CAP = "cap";
    private static final String POWER = "power";

    @Spec
    private CommandSpec spec;

    @Option(names = "--gains", paramLabel = "GAINS.csv", required = true, description = "CSV with a header, one channel"
            + " per row: gain > 0, and if you like weight > 0 and cap >= 0 (blank: none). Other columns are kept.")
    private Path file;

    @Option(names = "--budget", paramLabel = "P", required = true, description = "Power to share, at least 0.")
    private double budget;

    @Option(names = "--json", description = "Print one JSON object instead of the table with its power.")
    private boolean json;

    /** The channels of a table; weights or caps are null if it has none. */
    private record Channels(double[] noise, double[] weights, double[] caps) {
        double weight(int i) {
            return weights == null ? 1 : weights[i];
        }

        double cap(int i) {
            return caps == null ? Double.POSITIVE_INFINITY : caps[i];
        }
    }

    @Override
    public void run() {
        if (!(budget >= 0) || budget == Double.POSITIVE_INFINITY) {
            throw new ParameterException(spec.commandLine(), "--budget must be finite and at least 0, was " + budget);
        }
        CsvTable table = read();
        Channels channels = channels(table);
        Allocation allocation = allocate(channels);
        double residual = residual(channels, allocation);
        if (json) {
            print(channels, allocation, residual);
            return;
        }
        try {
            print(table, allocation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        spec.commandLine().getErr().println(allocation.saturated()
                ? "every channel is at its cap, " + (budget - sum(allocation)) + " of the budget is left"
                : "level " + allocation.level() + ", residual " + residual);
    }

    private CsvTable read() {
        InputFile.existing(file, "a CSV table of channels");
        try {
            return CsvTable.read(file);
        } catch (IOException e) {
            throw ErrorLines.cannotRead(file, e);
        }
    }

    private Channels channels(CsvTable table) {
        int gain = table.column(GAIN);
        if (gain < 0) {
            throw new BadInputException(file + ", line 1: no column 'gain', only " + String.join(", ", table.header()));
        }
        if (table.rows() == 0) {
            throw new BadInputException(file + ", line 1: a header and no rows, at least one channel is needed");
        }
        int weight = table.column(WEIGHT);
        int cap = table.column(CAP);
        double[] noise = new double[table.rows()];
        double[] weights = weight < 0 ? null : new double[table.rows()];
        double[] caps = cap < 0 ? null : new double[table.rows()];
        for (int row = 0; row < noise.length; row++) {
            noise[row] = 1 / positive(table, row, gain);
            if (noise[row] == Double.POSITIVE_INFINITY) {
                throw table.problem(row, gain, "the gain is too small, 1 / gain is beyond the range of double");
            }
            if (weights != null) {
                weights[row] = positive(table, row, weight);
            }
            if (caps != null) {
                caps[row] = cap(table, row, cap);
            }
        }
        return new Channels(noise, weights, caps);
    }

    private static double positive(CsvTable table, int row, int col) {
        double value = table.number(row, col);
        if (!(value > 0)) {
            throw table.problem(row, col, "must be above 0, was " + value);
        }
        return value;
    }

    private static double cap(CsvTable table, int row, int col) {
        double value = table.cell(row, col).isBlank() ? Double.POSITIVE_INFINITY : table.number(row, col);
        if (!(value >= 0)) {
            throw table.problem(row, col, "must be at least 0, was " + value);
        }
        return value;
    }

    private Allocation allocate(Channels channels) {
        try {
            return WaterFilling.maximizeLog(channels.noise(), budget, channels.weights(), channels.caps());
        } catch (IllegalArgumentException e) {
            throw new BadInputException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * How far the conditions of an optimum (Karush, Kuhn, Tucker) are from being met, relative: the marginal value
     * {@code weight / (noise + power)} is 1 / level between the bounds, not above it at zero and not below it at the
     * cap; and the powers add up to the budget.
     */
    private double residual(Channels channels, Allocation allocation) {
        double worst = 0;
        if (!allocation.saturated()) {
            double difference = Math.abs(sum(allocation) - budget);
            worst = budget > 0 ? difference / budget : difference;
        }
        for (int i = 0; i < allocation.size(); i++) {
            double power = allocation.amount(i);
            double cap = channels.cap(i);
            double ratio = (channels.noise()[i] + power) / channels.weight(i) / allocation.level();
            double tooMuch = power > 0 ? ratio - 1 : 0;
            double tooLittle = power < cap ? 1 - ratio : 0;
            double outside = Math.max(-power, power - cap);
            worst = Math.max(Math.max(worst, outside), Math.max(tooMuch, tooLittle));
        }
        return worst;
    }

    /** Compensated, as streams do. */
    private static double sum(Allocation allocation) {
        return Arrays.stream(allocation.toArray()).sum();
    }

    private void print(Channels channels, Allocation allocation, double residual) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("channels", channels.noise().length);
        report.put("budget", budget);
        report.put("level", allocation.saturated() ? null : allocation.level());
        report.put("saturated", allocation.saturated());
        report.put("allocated", sum(allocation));
        report.put("kktResidual", residual);
        report.put("allocation", allocation.toArray());
        Json.print(spec.commandLine().getOut(), report);
    }

    /** The table with a last column of powers; a column that already has this name is left out. */
    @SuppressWarnings("resource") // closing the writer would close stdout
    private void print(CsvTable table, Allocation allocation) throws IOException {
        int old = table.column(POWER);
        CsvWriter csv = new CsvWriter(spec.commandLine().getOut());
        for (int row = -1; row < table.rows(); row++) {
            List<String> cells = new ArrayList<>();
            for (int col = 0; col < table.header().size(); col++) {
                if (col != old) {
                    cells.add(row < 0 ? table.header().get(col) : table.cell(row, col));
                }
            }
            cells.add(row < 0 ? POWER : Double.toString(allocation.amount(row)));
            csv.row(cells);
        }
    }
}
