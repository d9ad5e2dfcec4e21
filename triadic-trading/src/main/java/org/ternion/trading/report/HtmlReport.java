package org.ternion.trading.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ternion.core.RunOptions;
import org.ternion.trading.LogColumn;
import org.ternion.trading.LogWriter;
import org.ternion.trading.Manifest;
import org.ternion.trading.RunLog;
import org.ternion.trading.analysis.PerformanceReport;
import org.ternion.trading.analysis.ReportOptions;
import org.ternion.trading.analysis.Trade;
import org.ternion.trading.analysis.Trades;
import org.ternion.trading.diagnostics.DiagnosticSettings;
import org.ternion.trading.sweep.WalkForwardResult;

/**
 * All that is known of a run as one HTML file that loads nothing: warnings first, then the account, permission beside
 * its controls, sweeps, and the settings. Tables are there to be saved as CSV. The same content gives the same text.
 * Pictures have the size of pixels, not of the log, and long tables are cut or left out with a word about it.
 */
public final class HtmlReport {
    /** Logs with more rows do not fit into a page, not even packed. */
    private static final int MOST_LOG_ROWS = 100_000;

    private final Builder content;

    private HtmlReport(Builder content) {
        this.content = content;
    }

    /**
     * A report of a log alone.
     *
     * @param log with the columns of the reference profile and at least one row
     * @return a builder, to which more can be given
     * @throws IllegalArgumentException if the log has no rows
     */
    public static Builder of(RunLog log) {
        return new Builder(log);
    }

    /** Collects what a report shows. Not safe for use by several threads. */
    public static final class Builder {
        final RunLog log;
        String title;
        Map<String, String> manifest = Map.of();
        final List<ReportTable> sweeps = new ArrayList<>();
        Optional<ReportTable> controls = Optional.empty();
        Optional<ReportTable> walkForward = Optional.empty();
        Optional<WalkForwardResult> stitched = Optional.empty();
        Optional<RunLog> second = Optional.empty();
        String secondLabel = "";
        ReportOptions options = ReportOptions.DEFAULT;
        DiagnosticSettings diagnostics = DiagnosticSettings.DEFAULT;
        RunOptions run = RunOptions.DEFAULT;

        private Builder(RunLog log) {
            if (log.size() == 0) {
                throw new IllegalArgumentException("a report needs a log with rows");
            }
            this.log = log;
            title = "Run of " + log.symbol();
        }

        /**
         * Sets the heading.
         *
         * @param text any text
         * @return this
         */
        public Builder title(String text) {
            title = Objects.requireNonNull(text, "text");
            return this;
        }

        /**
         * Gives the manifest of the run.
         *
         * @param entries as text, by name, in the order to show them: {@code complete}, {@code look-ahead} (empty if
         *                there is none) and {@code profile} are read, all are shown
         * @return this
         */
        public Builder manifest(Map<String, String> entries) {
            manifest = new LinkedHashMap<>(entries);
            return this;
        }

        /**
         * Gives the manifest of the run.
         *
         * @param made by the run
         * @return this
         */
        public Builder manifest(Manifest made) {
            Map<String, String> entries = new LinkedHashMap<>();
            entries.put("complete", Boolean.toString(made.complete()));
            entries.put("code", made.codeVersion());
            entries.put("jvm", made.jvm());
            entries.put("seed", Long.toString(made.seed()));
            entries.put("input", made.inputHash());
            entries.put("profile", made.config().profile().name().toLowerCase(Locale.ROOT));
            entries.put("look-ahead", String.join(", ", made.config().lookAhead()));
            entries.putAll(made.config().toMap());
            return manifest(entries);
        }

        /**
         * Adds the table of a sweep. What its columns allow is drawn: precision and recall, surfaces, and maps of any
         * two settings of a grid.
         *
         * @param table rows of a sweep
         * @return this
         */
        public Builder sweep(ReportTable table) {
            sweeps.add(Objects.requireNonNull(table, "table"));
            return this;
        }

        /**
         * Gives the table of controls, whose row {@code shuffled_confidence} stands beside precision and recall.
         *
         * @param table with the columns control, precision and recall
         * @return this
         */
        public Builder controls(ReportTable table) {
            controls = Optional.of(table);
            return this;
        }

        /**
         * Gives the folds of a walk-forward test.
         *
         * @param table a row per fold
         * @return this
         */
        public Builder walkForward(ReportTable table) {
            walkForward = Optional.of(table);
            return this;
        }

        /**
         * Gives a walk-forward test: its folds, their joined equity and how steady the choices were.
         *
         * @param result with at least one fold
         * @return this
         */
        public Builder walkForward(WalkForwardResult result) {
            List<WalkForwardResult.Fold> folds = new ArrayList<>(result.folds());
            result.holdout().ifPresent(folds::add);
            stitched = Optional.of(result);
            return walkForward(ReportTable.of("Folds", folds));
        }

        /**
         * Gives a log to compare with.
         *
         * @param other another run
         * @param label what pictures call it
         * @return this
         */
        public Builder second(RunLog other, String label) {
            second = Optional.of(other);
            secondLabel = Objects.requireNonNull(label, "label");
            return this;
        }

        /**
         * Sets what the measures assume.
         *
         * @param value periods per year, first row that counts, bootstrap
         * @return this
         */
        public Builder options(ReportOptions value) {
            options = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Sets bins and limits of the diagnostics.
         *
         * @param value bins and limits
         * @return this
         */
        public Builder diagnostics(DiagnosticSettings value) {
            diagnostics = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Sets seed and threads of the bootstrap.
         *
         * @param value seed, threads and progress
         * @return this
         */
        public Builder run(RunOptions value) {
            run = Objects.requireNonNull(value, "value");
            return this;
        }

        /** {@return the page} */
        public String html() {
            return new HtmlReport(this).page();
        }

        /**
         * Writes the page.
         *
         * @param out not closed
         * @throws IOException if it cannot be written
         */
        public void writeTo(Writer out) throws IOException {
            out.write(html());
        }
    }

    private String page() {
        RunLog log = content.log;
        List<Trade> trades = Trades.of(log, content.options.matching());
        PerformanceReport performance = PerformanceReport.of(log, content.options, content.run);
        ReportBody body = new ReportBody();
        new ReportWarnings(content, trades, performance).writeTo(body);
        AccountSection account = new AccountSection(log, trades, performance);
        account.cards(body);
        account.charts(body);
        account.months(body);
        account.trades(body);
        new EpistemicSection(content).writeTo(body);
        SweepSection.write(content, body);
        settings(body);
        return PageText.head(content.title) + "<header><h1>" + PageText.escaped(content.title)
                + "</h1><span class=\"soft\">" + PageText.escaped(period(log)) + "</span>" + PageText.THEME_BUTTON
                + "</header>\n" + body + PageText.foot("report.js");
    }

    private static String period(RunLog log) {
        return log.size() + " bars, " + Figures.stamp(log.times()[0]) + " to "
                + Figures.stamp(log.times()[log.size() - 1]);
    }

    private void settings(ReportBody body) {
        body.section("Settings and data");
        if (content.manifest.isEmpty()) {
            body.note("No manifest was given.");
        } else {
            List<List<String>> rows = new ArrayList<>();
            content.manifest.forEach((name, value) -> rows.add(List.of(name, value)));
            body.begin("details", "").markup("<summary>Manifest, all switches</summary>\n")
                    .table(List.of("setting", "value"), rows).end("details");
        }
        RunLog log = content.log;
        if (log.size() <= MOST_LOG_ROWS) {
            body.download("log.csv", csv(log));
        } else {
            body.note("The log has " + log.size() + " rows, too many for this page.");
        }
    }

    private static String csv(RunLog log) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<LogColumn> columns = new ArrayList<>(List.of(LogColumn.T, LogColumn.TS, LogColumn.SYMBOL));
        columns.addAll(log.columns());
        try (LogWriter writer = LogWriter.of(bytes, log.symbol(), columns.stream().sorted().toList())) {
            writer.append(log, 0, log.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
