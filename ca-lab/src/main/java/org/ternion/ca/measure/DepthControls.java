package org.ternion.ca.measure;

import java.util.List;
import org.ternion.ca.CellGrid;
import org.ternion.ca.motif.CellRandom;

/**
 * Curves that a run must differ from before its own curve means anything: of the same size, alphabet, scales and number
 * of frames. Same arguments, same curve.
 */
public final class DepthControls {
    private DepthControls() {
    }

    /**
     * Independent flicker: each cell of each frame is state 0 or, with one probability for all, one of the other states
     * at random, so that the expected change rate of cells is that of the run. Rates above {@code 1 - 1 / states},
     * which no such cells reach, give chaos.
     *
     * @param run  at least two frames
     * @param seed any value
     * @return one point per scale
     * @throws IllegalArgumentException if the run has fewer than two frames
     */
    public static List<DepthPoint> flicker(DepthCurve run, long seed) {
        // A cell changes with probability 1 - (1-q)^2 - q^2/(n-1); this is the smaller root of that equal to the rate.
        double all = (run.states() - 1.0) / run.states();
        double q = all * (1 - Math.sqrt(Math.max(0, 1 - run.cellChangeRate() / all)));
        return curve(run, q, seed, CellRandom.NOISE_GATE);
    }

    /**
     * Uniform chaos: each cell of each frame is any state with equal probability.
     *
     * @param run  gives size, scales and number of frames
     * @param seed any value
     * @return one point per scale
     */
    public static List<DepthPoint> chaos(DepthCurve run, long seed) {
        return curve(run, (run.states() - 1.0) / run.states(), seed, CellRandom.NOISE_VALUE);
    }

    private static List<DepthPoint> curve(DepthCurve run, double active, long seed, int channel) {
        DepthCurve curve = new DepthCurve(run.height(), run.width(), run.states(), run.scales());
        CellRandom random = CellRandom.of(seed, run.height(), run.width());
        byte[] cells = new byte[run.height() * run.width()];
        int others = run.states() - 1;
        for (long frame = 0; frame < run.frames(); frame++) {
            for (int i = 0; i < cells.length; i++) {
                double u = random.uniform(frame, channel, i);
                cells[i] = u >= active ? 0 : (byte) Math.min(others, 1 + (int) (u / active * others));
            }
            curve.accept(CellGrid.copyOf(cells, run.height(), run.width(), run.states()));
        }
        return curve.points();
    }
}
