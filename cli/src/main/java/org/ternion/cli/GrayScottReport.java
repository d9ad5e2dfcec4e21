package org.ternion.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.experiments.Frame;
import org.ternion.krr.experiments.GrayScott;
import org.ternion.krr.experiments.GrayScottConfig;
import org.ternion.krr.experiments.GrayScottResult;
import org.ternion.krr.experiments.GrayScottResult.Model;
import org.ternion.krr.experiments.GrayScottResult.Step;

/** Tables and pictures of the Gray-Scott experiment. */
record GrayScottReport(GrayScottResult result) implements ExperimentReport {
    private static final List<String> STEP_COLUMNS = List.of("mse_u", "mse_v", "mse_total", "nmse_u", "nmse_v",
            "mse_u_radial", "mse_u_radial_weighted", "mse_u_angular", "mse_quotient", "mse_forced", "mean_u", "mean_v",
            "min_u", "max_u", "min_v", "max_v", "mean_uv2", "outside");

    static GrayScottReport run(GrayScottConfig config, RunOptions run) {
        return new GrayScottReport(GrayScott.run(config, run));
    }

    @Override
    public String table() {
        return result.table();
    }

    @Override
    public void write(ReportFolder folder) {
        folder.write("one_step.csv", oneStep().toString());
        folder.write("spectra.csv", spectra().toString());
        GrayScottCharts charts = new GrayScottCharts(result);
        if (result.testRows() > 0) {
            folder.draw("one-step.png", charts::oneStep);
        }
        if (result.config().spectrumSize() > 0) {
            folder.draw("spectrum.png", charts::spectra);
        }
        if (result.steps() == 0) {
            return;
        }
        folder.write("rollout_metrics.csv", rollout().toString());
        folder.draw("rollout-error.png", () -> charts.rollout("Rollout error of u and v", "mean squared error",
                Step::mse));
        folder.draw("rollout-quotient.png", () -> charts.rollout("Rollout error of v and the rings of u",
                "mean squared error", Step::quotient));
        folder.draw("rollout-mass.png", charts::mass);
        FieldFilm film = new FieldFilm(result);
        List<Integer> kept = film.steps();
        folder.draw("field-comparison.png", () -> film.frame(kept.get(kept.size() - 1)));
        for (int step : kept) {
            if (result.config().snapshots().contains(step)) {
                folder.draw(String.format(Locale.ROOT, "rollout-step-%03d.png", step), () -> film.frame(step));
            }
        }
        folder.draw("rollout.gif", film::frames, FieldFilm::write);
    }

    private CsvText oneStep() {
        CsvText csv = new CsvText(List.of("model", "mse_full", "mse_delta", "relative", "dof", "lambda_gcv"));
        for (Model model : result.models()) {
            csv.row(model.name(), model.full(), model.delta(), model.relative(), model.dof(), model.lambdaGcv());
        }
        return csv;
    }

    private CsvText spectra() {
        CsvText csv = new CsvText(List.of("model", "rank", "eigenvalue"));
        for (Model model : result.models()) {
            for (int i = 0; i < model.spectrum().size(); i++) {
                csv.row(model.name(), i + 1, model.spectrum().get(i));
            }
        }
        return csv;
    }

    /** A row for each step and columns for each model, as the reference writes them and more. */
    private CsvText rollout() {
        List<String> header = new ArrayList<>(List.of("step"));
        for (Model model : result.models()) {
            STEP_COLUMNS.forEach(column -> header.add(column + "_" + model.name()));
        }
        header.addAll(List.of("mean_u_true", "mean_v_true"));
        CsvText csv = new CsvText(header);
        for (int i = 0; i < result.steps(); i++) {
            List<Object> row = new ArrayList<>(List.of(i + 1));
            for (Model model : result.models()) {
                addStep(row, i < model.rollout().size() ? model.rollout().get(i) : null);
            }
            Frame truth = result.truth().get(i + 1);
            row.add(mean(truth.u()));
            row.add(mean(truth.v()));
            csv.row(row);
        }
        return csv;
    }

    /** Blank cells for a model that has left the finite numbers. */
    private static void addStep(List<Object> row, Step step) {
        if (step == null) {
            row.addAll(Collections.nCopies(STEP_COLUMNS.size(), ""));
            return;
        }
        row.addAll(List.of(step.mseU(), step.mseV(), step.mse(), step.nmseU(), step.nmseV(), step.radial().uniform(),
                step.radial().weighted(), step.radial().angular(), step.quotient(), step.forced(),
                step.predicted().meanU(), step.predicted().meanV(), step.predicted().minU(), step.predicted().maxU(),
                step.predicted().minV(), step.predicted().maxV(), step.predicted().meanUvv(), step.outside()));
    }

    private static double mean(DoubleMatrix field) {
        double sum = 0;
        for (double value : field.backingArray()) {
            sum += value;
        }
        return sum / field.backingArray().length;
    }
}
