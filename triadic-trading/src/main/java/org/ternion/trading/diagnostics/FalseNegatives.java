package org.ternion.trading.diagnostics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ternion.trading.DecimalText;
import org.ternion.trading.RunLog;

/**
 * Acceptable bars without an action, and why, by actionability in bins closed on the right. Several reasons may hold at
 * once; in the stacked bars of the picture each bar has the first that does, so that they add up to all of them.
 */
final class FalseNegatives implements Diagnostic {
    /** Names of the reasons, in the order in which one is chosen. */
    static final List<String> REASONS = List.of("low_actionability", "near_boundary", "cooldown", "weak_persistence");

    private static final int OTHER = REASONS.size();
    private static final String OTHER_COLOUR = Palette.category(7);

    private final GridAxis bins;
    /** All of them by bin. */
    private final int[] totals;
    /** By reason and bin, each bar counted for every reason that holds. */
    private final int[][] holding;
    /** By reason and bin, each bar counted for the first reason that holds; the last row for none. */
    private final int[][] first;

    private FalseNegatives(GridAxis bins) {
        this.bins = bins;
        totals = new int[bins.size()];
        holding = new int[REASONS.size()][bins.size()];
        first = new int[REASONS.size() + 1][bins.size()];
    }

    static FalseNegatives of(DiagnosticInput input, DiagnosticSettings settings) {
        RunLog log = input.log();
        FalseNegatives counts = new FalseNegatives(TimeMap.actBins(settings));
        double[] acceptable = LogSeries.acceptable(log);
        double[] act = LogSeries.act(log);
        double[] actionability = LogSeries.actionability(log);
        double[] margin = LogSeries.margin(log, settings);
        double[] run = LogSeries.acceptableRun(log);
        int lastAct = -1;
        for (int i = 0; i < act.length; i++) {
            lastAct = act[i] != 0 ? i : lastAct;
            int bin = counts.bins.indexAbove(actionability[i]);
            if (acceptable[i] != 0 && act[i] == 0 && bin >= 0) {
                counts.add(bin, new boolean[] {
                    actionability[i] < settings.tauOn,
                    margin[i] <= settings.marginEpsilon,
                    lastAct >= 0 && i - lastAct <= settings.cooldown,
                    run[i] < settings.persistence});
            }
        }
        return counts;
    }

    private void add(int bin, boolean[] reasons) {
        int chosen = OTHER;
        for (int r = reasons.length - 1; r >= 0; r--) {
            if (reasons[r]) {
                holding[r][bin]++;
                chosen = r;
            }
        }
        first[chosen][bin]++;
        totals[bin]++;
    }

    /** Bars of a bin for which a reason holds. */
    int holding(int reason, int bin) {
        return holding[reason][bin];
    }

    int total(int bin) {
        return totals[bin];
    }

    /** Bars of a bin for which a reason is the first that holds; after the last reason, those for which none does. */
    int first(int reason, int bin) {
        return first[reason][bin];
    }

    GridAxis bins() {
        return bins;
    }

    @Override
    public DiagnosticTable table() {
        List<String> header = new ArrayList<>(List.of("bin_center", "false_negatives"));
        header.addAll(REASONS);
        REASONS.forEach(reason -> header.add("first_" + reason));
        header.add("no_reason");
        return DiagnosticTable.of(header, bins.size(), bin -> {
            List<String> cells = new ArrayList<>(List.of(DecimalText.of(bins.centre(bin)), text(totals[bin])));
            for (int[] reason : holding) {
                cells.add(text(reason[bin]));
            }
            for (int[] reason : first) {
                cells.add(text(reason[bin]));
            }
            return cells;
        });
    }

    private static String text(int count) {
        return Integer.toString(count);
    }

    @Override
    public Svg picture() {
        int height = Panel.ROOM_ABOVE + 210 + Panel.ROOM_BELOW;
        Svg svg = new Svg(Panel.ROOM_LEFT + 660 + 24, 2 * height + Panel.ROOM_LEGEND);
        Axis counts = Axis.numbers("bars", 0, Math.max(1, Arrays.stream(totals).max().orElseThrow() * 1.05));
        List<String> names = List.of("low actionability", "near boundary", "cooldown", "weak persistence", "no reason");
        List<String> colours = new ArrayList<>();
        for (int r = 0; r <= OTHER; r++) {
            colours.add(r == OTHER ? OTHER_COLOUR : Palette.category(r));
        }
        Panel stacked = new Panel(svg, Panel.ROOM_LEFT, Panel.ROOM_ABOVE, 660, 210, bins.axis(), counts)
                .title("False negatives by the first reason that holds");
        for (int bin = 0; bin < bins.size(); bin++) {
            int below = 0;
            for (int r = 0; r <= OTHER; r++) {
                stacked.bar(bins.edge(bin), bins.edge(bin + 1), below, below + first[r][bin], colours.get(r));
                below += first[r][bin];
            }
        }
        stacked.frame();
        Panel all = new Panel(svg, Panel.ROOM_LEFT, height + Panel.ROOM_ABOVE, 660, 210, bins.axis(), counts)
                .title("Every reason that holds (reasons overlap)");
        for (int r = 0; r < OTHER; r++) {
            all.steps(bins, Arrays.stream(holding[r]).asDoubleStream().toArray(), colours.get(r));
        }
        all.frame().legend(names, colours);
        return svg;
    }
}
