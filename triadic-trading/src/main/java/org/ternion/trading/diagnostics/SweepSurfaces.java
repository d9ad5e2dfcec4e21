package org.ternion.trading.diagnostics;

import java.util.ArrayList;
import java.util.List;
import org.ternion.trading.diagnostics.DiagnosticInput.Part;

/**
 * Surfaces of the tables sweeps write. Bins that have no row stay in their place and are blank; a setting that was off
 * is the name "none".
 */
final class SweepSurfaces implements Diagnostic {
    private final DiagnosticTable table;
    private final List<Heatmap> maps;

    private SweepSurfaces(DiagnosticTable table, List<Heatmap> maps) {
        this.table = table;
        this.maps = maps;
    }

    /** One or two sweeps side by side. */
    static SweepSurfaces engagement(DiagnosticInput input, DiagnosticSettings settings) {
        Surface first = engagement(input.sweep());
        String what = "share of acceptable bars with an action";
        List<Heatmap> maps = new ArrayList<>();
        maps.add(Heatmap.ofShare("Engagement: " + input.label(Part.SWEEP), first, what));
        if (!input.has(Part.SECOND_SWEEP)) {
            return new SweepSurfaces(Surface.table(first), maps);
        }
        Surface second = engagement(input.secondSweep());
        maps.add(Heatmap.ofShare("Engagement: " + input.label(Part.SECOND_SWEEP), second, what));
        return new SweepSurfaces(labelled(List.of(input.label(Part.SWEEP), input.label(Part.SECOND_SWEEP)),
                List.of(Surface.table(first), Surface.table(second)), "sweep"), maps);
    }

    static Surface engagement(NumberTable sweep) {
        return Surface.pivotOfBins(sweep, Keys.of(sweep, "tau_off", "tau_off"), "bin_center", "engagement");
    }

    static SweepSurfaces confusion(DiagnosticInput input, DiagnosticSettings settings) {
        NumberTable sweep = input.sweep();
        Keys taus = Keys.of(sweep, "tau_off", "tau_off");
        Surface wrong = Surface.pivotOfBins(sweep, taus, "bin_center", "fp_rate");
        Surface missed = Surface.pivotOfBins(sweep, taus, "bin_center", "fn_rate");
        return new SweepSurfaces(Surface.table(wrong, missed),
                List.of(Heatmap.ofShare("False positives", wrong, "share: acted, not acceptable"),
                        Heatmap.ofShare("False negatives", missed, "share: acceptable, not acted")));
    }

    /** A map for each setting that varies, averaged over the other one. */
    static SweepSurfaces regime(DiagnosticInput input, DiagnosticSettings settings) {
        NumberTable sweep = input.sweep();
        Keys runs = Keys.of(sweep, "min_run_length", "shortest run");
        Keys volatility = Keys.of(sweep, "max_vol_pct", "volatility cap (percentile)");
        Keys flips = Keys.of(sweep, "max_flip_rate", "flip cap");
        List<Heatmap> maps = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<DiagnosticTable> tables = new ArrayList<>();
        if (volatility.size() > 1 || flips.size() == 1) {
            Surface surface = Surface.pivot(sweep, runs, volatility, "acceptable_pct");
            maps.add(Heatmap.ofShare("By volatility cap" + over(flips, "flip caps"), surface, "share acceptable"));
            names.add("max_vol_pct");
            tables.add(Surface.table(surface));
        }
        if (flips.size() > 1) {
            Surface surface = Surface.pivot(sweep, runs, flips, "acceptable_pct");
            maps.add(Heatmap.ofShare("By flip cap" + over(volatility, "volatility caps"), surface,
                    "share acceptable"));
            names.add("max_flip_rate");
            tables.add(Surface.table(surface));
        }
        return new SweepSurfaces(labelled(names, tables, "dimension"), maps);
    }

    private static String over(Keys others, String what) {
        return others.size() > 1 ? ", mean over " + others.size() + " " + what : "";
    }

    /** Tables below each other; the first column says which it was, the third one of a regime is called cap. */
    private static DiagnosticTable labelled(List<String> names, List<DiagnosticTable> tables, String column) {
        List<String> header = new ArrayList<>(List.of(column));
        for (String cell : tables.get(0).header()) {
            header.add(names.contains(cell) ? "cap" : cell);
        }
        List<List<String>> rows = new ArrayList<>();
        for (int t = 0; t < tables.size(); t++) {
            for (int row = 0; row < tables.get(t).rows(); row++) {
                List<String> cells = new ArrayList<>(List.of(names.get(t)));
                cells.addAll(tables.get(t).row(row));
                rows.add(cells);
            }
        }
        return DiagnosticTable.of(header, rows);
    }

    /** The surfaces, in the order they are drawn. */
    List<Surface> surfaces() {
        return maps.stream().map(Heatmap::surface).toList();
    }

    @Override
    public DiagnosticTable table() {
        return table;
    }

    @Override
    public Svg picture() {
        return Heatmap.picture(maps.toArray(Heatmap[]::new));
    }
}
