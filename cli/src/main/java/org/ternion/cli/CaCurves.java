package org.ternion.cli;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.ternion.ca.CellGrid;
import org.ternion.ca.measure.DepthControls;
import org.ternion.ca.measure.DepthCurve;
import org.ternion.ca.measure.DepthPoint;
import org.ternion.ca.measure.Scales;

/** The depth curve of the first layer of a run, and those of its controls. */
final class CaCurves implements CaWatcher {
    static final String RUN = "run";

    private final DepthCurve curve;

    CaCurves(CellGrid first, Scales scales) {
        curve = new DepthCurve(first.height(), first.width(), first.states(), scales);
    }

    @Override
    public long next(long after) {
        return after + 1;
    }

    @Override
    public void see(CaMoment moment) {
        curve.accept(moment.layers().get(0));
    }

    long frames() {
        return curve.frames();
    }

    /** The curves of the run, of flicker and of chaos by name; at least two frames must have been seen. */
    Map<String, List<DepthPoint>> withControls(long seed) {
        Map<String, List<DepthPoint>> curves = new LinkedHashMap<>();
        curves.put(RUN, curve.points());
        curves.put("flicker", DepthControls.flicker(curve, seed));
        curves.put("chaos", DepthControls.chaos(curve, seed));
        return curves;
    }

    static CsvText table(Map<String, List<DepthPoint>> curves) {
        CsvText table = new CsvText(List.of("curve", "k", "change_rate", "block_entropy", "conditional_entropy",
                "mutual_information"));
        curves.forEach((name, points) -> points.forEach(point -> table.row(name, point.k(), point.changeRate(),
                point.blockEntropy(), point.conditionalEntropy(), point.mutualInformation())));
        return table;
    }

    /** Change rates and entropies, those of the controls in other colours. */
    static BufferedImage draw(String title, Map<String, List<DepthPoint>> curves) {
        XYChart chart = Charts.lines(title, "side of a block", "share of blocks, bits");
        Color[] colors = {Charts.BLUE, Charts.VERMILION, Charts.GREY};
        int curve = 0;
        for (Map.Entry<String, List<DepthPoint>> entry : curves.entrySet()) {
            // Scales larger than the grid have no numbers.
            List<DepthPoint> points = entry.getValue().stream()
                    .filter(point -> Double.isFinite(point.changeRate())).toList();
            double[] sides = points.stream().mapToDouble(DepthPoint::k).toArray();
            Charts.addPoints(chart, entry.getKey() + ": change rate", sides,
                    points.stream().mapToDouble(DepthPoint::changeRate).toArray(), colors[curve],
                    SeriesMarkers.CIRCLE);
            Charts.addPoints(chart, entry.getKey() + ": bits given the last frame", sides,
                    points.stream().mapToDouble(DepthPoint::conditionalEntropy).toArray(), colors[curve],
                    SeriesMarkers.SQUARE).setLineStyle(Charts.DASHED);
            curve++;
        }
        return Charts.draw(chart);
    }
}
