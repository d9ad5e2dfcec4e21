package org.ternion.trading.report;

import java.util.List;
import org.ternion.trading.sweep.WalkForwardResult;

/** Tables of controls, walk-forward tests and sweeps, the latter with maps of their settings. */
final class SweepSection {
    private static final int MOST_ROWS = 500;

    private SweepSection() {
    }

    static void write(HtmlReport.Builder content, ReportBody body) {
        content.controls.ifPresent(controls -> {
            body.section("Controls");
            body.note("The same settings where there is nothing to find. What the controls reach as well is no "
                    + "property of the market.");
            table(body, controls, "controls.csv");
        });
        content.walkForward.ifPresent(folds -> {
            body.section("Walk-forward test");
            body.note("Settings were chosen on the first part of each fold and tried on the part behind it.");
            content.stitched.ifPresent(result -> stitched(body, result));
            table(body, folds, "walk-forward.csv");
        });
        if (!content.sweeps.isEmpty()) {
            body.section("Sweeps");
            body.note("The best of many is partly luck.");
        }
        for (int i = 0; i < content.sweeps.size(); i++) {
            ReportTable sweep = content.sweeps.get(i);
            body.heading(sweep.title());
            body.begin("div", "grid");
            ParameterMap.of(sweep).forEach(map -> body.figure(map.picture()));
            body.end("div");
            table(body, sweep, "sweep-" + (i + 1) + ".csv");
        }
    }

    private static void stitched(ReportBody body, WalkForwardResult result) {
        if (result.times().length > 0) {
            body.figure(AccountSection.equityOverTime("Equity of the trials one after the other", result.times(),
                    result.equity()));
        }
        ReportTable stability = ReportTable.of("How steady the choices were", result.stability());
        body.heading(stability.title()).table(stability.header(), stability.rows());
    }

    private static void table(ReportBody body, ReportTable table, String file) {
        List<List<String>> rows = table.rows();
        int shown = Math.min(MOST_ROWS, rows.size());
        if (shown < rows.size()) {
            body.note("The first " + shown + " of " + rows.size() + " rows.");
        }
        body.table(table.header(), rows.subList(0, shown)).download(file, table.csv());
    }
}
