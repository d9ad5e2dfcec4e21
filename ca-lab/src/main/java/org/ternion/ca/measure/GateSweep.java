package org.ternion.ca.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.ternion.core.Checks;

/**
 * Evaluates many hysteresis gates in one pass over a run. Each step is counted with the engagement that the confidence
 * of the same step leads to, before the world advances. Not safe for use by several threads.
 */
public final class GateSweep {
    private final int cells;
    private final List<Hysteresis> settings;
    private final List<Hysteresis.Gates> gates = new ArrayList<>();
    /** Per setting: acts and acceptable, acts and not, idle and acceptable, idle and not. */
    private final long[][] counts;
    private final EngagementSurface[] surfaces;

    /**
     * One setting and how it fared.
     *
     * @param setting the gate
     * @param counts  over all cells and steps
     */
    public record Row(Hysteresis setting, Confusion counts) {
    }

    /**
     * Starts a sweep without steps.
     *
     * @param cells    number of cells, {@code >= 0}
     * @param settings gates to evaluate, in the order of the rows
     * @param bins     bins of the engagement surface, {@code >= 5}
     * @throws IllegalArgumentException if {@code cells} is negative or {@code bins} too small
     */
    public GateSweep(int cells, List<Hysteresis> settings, int bins) {
        this.cells = Checks.inRange(cells, 0, Integer.MAX_VALUE, "cells");
        this.settings = List.copyOf(settings);
        this.counts = new long[settings.size()][4];
        this.surfaces = new EngagementSurface[settings.size()];
        Checks.inRange(bins, EngagementSurface.FEWEST_BINS, Integer.MAX_VALUE, "bins");
        for (int i = 0; i < surfaces.length; i++) {
            gates.add(this.settings.get(i).gates(cells));
            surfaces[i] = new EngagementSurface(bins);
        }
    }

    /**
     * Counts one step.
     *
     * @param confidence one per cell, in {@code [0, 1]}, not modified
     * @param acceptable one per cell, not modified
     * @throws IllegalArgumentException if a length is wrong, or the confidence of an acceptable cell is out of range
     */
    public void accept(double[] confidence, boolean[] acceptable) {
        if (confidence.length != cells || acceptable.length != cells) {
            throw new IllegalArgumentException("values of " + cells + " cells expected, got " + confidence.length
                    + " confidences and " + acceptable.length + " marks");
        }
        for (int i = 0; i < counts.length; i++) {
            Hysteresis.Gates gate = gates.get(i);
            for (int cell = 0; cell < cells; cell++) {
                boolean acts = gate.step(cell, confidence[cell]);
                counts[i][(acts ? 0 : 2) + (acceptable[cell] ? 0 : 1)]++;
                if (acceptable[cell]) {
                    surfaces[i].accept(confidence[cell], acts);
                }
            }
        }
    }

    /**
     * The results so far.
     *
     * @return one row per setting, in order
     */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            rows.add(new Row(settings.get(i), new Confusion(counts[i][0], counts[i][1], counts[i][2], counts[i][3])));
        }
        return List.copyOf(rows);
    }

    /**
     * Engagement of acceptable cells against their confidence, for one setting.
     *
     * @param row index of the setting
     * @return a live view: later steps are added to it
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public EngagementSurface surface(int row) {
        return surfaces[row];
    }

    /**
     * The setting at the knee of the curve of precision against recall: the point farthest from the line through the
     * first and the last row that have both, the first such point in a tie.
     *
     * @return index of a row; empty if fewer than three rows have both or all of them lie on the line
     */
    public OptionalInt knee() {
        List<Row> rows = rows();
        List<Integer> defined = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Confusion c = rows.get(i).counts();
            if (c.precision().isPresent() && c.recall().isPresent()) {
                defined.add(i);
            }
        }
        if (defined.size() < 3) {
            return OptionalInt.empty();
        }
        Confusion first = rows.get(defined.get(0)).counts();
        Confusion last = rows.get(defined.get(defined.size() - 1)).counts();
        double dx = last.recall().getAsDouble() - first.recall().getAsDouble();
        double dy = last.precision().getAsDouble() - first.precision().getAsDouble();
        int knee = -1;
        double farthest = 0;
        for (int i : defined) {
            Confusion c = rows.get(i).counts();
            // Twice the area of the triangle; the chord is the same for all points, so that its length may be left out.
            double distance = Math.abs(dx * (c.precision().getAsDouble() - first.precision().getAsDouble())
                    - dy * (c.recall().getAsDouble() - first.recall().getAsDouble()));
            if (distance > farthest) {
                farthest = distance;
                knee = i;
            }
        }
        return knee < 0 ? OptionalInt.empty() : OptionalInt.of(knee);
    }
}
