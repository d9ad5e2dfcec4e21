package org.ternion.trading.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ternion.core.io.Numbers;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;
import org.ternion.trading.analysis.EpistemicMetrics;
import org.ternion.trading.diagnostics.Diagnostic;
import org.ternion.trading.diagnostics.DiagnosticInput;
import org.ternion.trading.diagnostics.DiagnosticKind;
import org.ternion.trading.diagnostics.DiagnosticTable;
import org.ternion.trading.diagnostics.Svg;

/** How permission to act agrees with what was acceptable, and every diagnostic there is data for. */
final class EpistemicSection {
    private static final int MOST_ROWS = 100_000;

    private final HtmlReport.Builder content;
    private final RunLog log;

    EpistemicSection(HtmlReport.Builder content) {
        this.content = content;
        log = content.log;
    }

    void writeTo(ReportBody body) {
        body.section("Permission");
        if (!log.has(LogColumn.ACCEPTABLE) || !log.has(LogColumn.ACTIONABILITY)) {
            body.note("The log does not say what was acceptable.");
            return;
        }
        EpistemicMetrics metrics = EpistemicMetrics.of(log);
        cards(body, metrics);
        agreement(body, metrics);
        body.begin("div", "grid");
        for (DiagnosticKind kind : DiagnosticKind.values()) {
            diagnostic(body, kind);
        }
        body.end("div");
    }

    private static void cards(ReportBody body, EpistemicMetrics metrics) {
        Map<String, String> cards = new LinkedHashMap<>();
        cards.put("acceptable bars", Figures.percent(metrics.acceptableShare()));
        cards.put("bars that hold", Figures.percent(metrics.holdShare()));
        cards.put("precision", Figures.percent(metrics.precision()));
        cards.put("recall", Figures.percent(metrics.recall()));
        cards.put("Matthews' correlation", Figures.number(metrics.mcc()));
        cards.put("switches of act and hold", Long.toString(metrics.switches()));
        cards.put("mean bars of acting", Figures.number(metrics.meanActRun()));
        cards.put("fills per acceptable bar", Figures.number(metrics.fillsPerAcceptable()));
        body.cards(cards);
    }

    /** Precision never stands alone: by itself it is a tautology. */
    private void agreement(ReportBody body, EpistemicMetrics metrics) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("this run", Figures.percent(metrics.precision()), Figures.percent(metrics.recall()),
                Figures.percent(metrics.holdShare())));
        double acting = metrics.bars() == 0 ? Double.NaN : (double) metrics.act() / metrics.bars();
        rows.add(List.of("acting as often, at random (expected)", Figures.percent(metrics.acceptableShare()),
                Figures.percent(acting), Figures.percent(metrics.holdShare())));
        Optional<List<String>> shuffled = content.controls.flatMap(EpistemicSection::shuffled);
        shuffled.ifPresent(rows::add);
        body.table(List.of("", "precision", "recall", "hold"), rows);
        body.note("A precision near 1 says little: a bar must mostly have lasted longer to act than to be acceptable."
                + (shuffled.isPresent() ? "" : " No control with shuffled confidence was given to compare it with."));
    }

    private static Optional<List<String>> shuffled(ReportTable controls) {
        for (int row = 0; row < controls.rows().size(); row++) {
            if (controls.cell(row, "control").equals("shuffled_confidence")) {
                return Optional.of(List.of("same states, confidence shuffled (control)",
                        percent(controls.cell(row, "precision")), percent(controls.cell(row, "recall")),
                        percent(controls.cell(row, "hold_pct"))));
            }
        }
        return Optional.empty();
    }

    private static String percent(String cell) {
        return Figures.percent(Numbers.parse(cell).orElse(Double.NaN));
    }

    /** Once for each sweep where one is needed, and once where none is. */
    private void diagnostic(ReportBody body, DiagnosticKind kind) {
        DiagnosticInput logs = DiagnosticInput.EMPTY.withLog(log, log.symbol());
        if (content.second.isPresent()) {
            logs = logs.withLog(content.second.get(), content.secondLabel);
        }
        if (kind.accepts(logs)) {
            show(body, kind, logs, "");
            return;
        }
        for (ReportTable sweep : content.sweeps) {
            if (sweep.numbers().header().containsAll(kind.sweepColumns())) {
                DiagnosticInput input = logs.withSweep(sweep.numbers(), sweep.title());
                if (kind.accepts(input)) {
                    show(body, kind, input, ": " + sweep.title());
                }
            }
        }
    }

    private void show(ReportBody body, DiagnosticKind kind, DiagnosticInput input, String of) {
        Diagnostic diagnostic;
        Svg picture;
        try {
            diagnostic = kind.compute(input, content.diagnostics);
            picture = diagnostic.picture();
        } catch (IllegalArgumentException e) {
            // A log or table that lacks a column is no reason to have no report.
            body.begin("section", "").heading(kind.title() + of).note("Not drawn: " + e.getMessage()).end("section");
            return;
        }
        body.begin("section", "").heading(kind.title() + of).figure(picture);
        DiagnosticTable table = diagnostic.table();
        if (table.rows() <= MOST_ROWS) {
            body.download(kind.id() + ".csv", table.csv());
        } else {
            body.note("Its table has " + table.rows() + " rows, too many for this page.");
        }
        body.end("section");
    }
}
