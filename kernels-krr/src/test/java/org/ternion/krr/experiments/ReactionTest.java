package org.ternion.krr.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.krr.Goldens;
import org.ternion.krr.experiments.GrayScottResult.Summary;

class ReactionTest {
    private static final Reaction REACTION = GrayScottConfig.defaults().reaction();

    private static Frame random(int n, long seed) {
        Draws draws = Draws.of(seed, 0);
        double[] cells = new double[2 * n * n];
        Arrays.setAll(cells, i -> draws.uniform());
        DoubleMatrix any = DoubleMatrix.wrap(new double[n * n], n, n);
        return new Frame(any, any).withCells(DoubleMatrix.wrap(cells, n * n, 2));
    }

    private interface Move {
        int source(int row, int col, int n);
    }

    private static DoubleMatrix moved(DoubleMatrix field, Move move) {
        int n = field.rows();
        double[] target = new double[n * n];
        Arrays.setAll(target, i -> field.backingArray()[move.source(i / n, i % n, n)]);
        return DoubleMatrix.wrap(target, n, n);
    }

    private static Frame moved(Frame frame, Move move) {
        return new Frame(moved(frame.u(), move), moved(frame.v(), move));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void stepsCommuteWithShiftsAndSymmetriesBitByBit(long seed) {
        List<Move> moves = List.of((row, col, n) -> (row + 3) % n * n + (col + 5) % n, (row, col, n) -> col * n + row,
                (row, col, n) -> (n - 1 - row) * n + col, (row, col, n) -> row * n + n - 1 - col,
                (row, col, n) -> col * n + n - 1 - row);
        Frame frame = random(7, seed);
        for (Move move : moves) {
            assertEquals(moved(REACTION.step(frame), move), REACTION.step(moved(frame, move)));
        }
    }

    @Test
    void substrateAloneDoesNotChange() {
        double[] ones = new double[25];
        Arrays.fill(ones, 1);
        Frame still = new Frame(DoubleMatrix.wrap(ones, 5, 5), DoubleMatrix.wrap(new double[25], 5, 5));
        assertEquals(still, REACTION.step(still));
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void massChangesByFeedAndKillOnly(long seed) {
        Frame frame = random(12, seed);
        Summary before = Summary.of(frame);
        Summary after = Summary.of(REACTION.step(frame));
        double expected = before.meanU() + before.meanV() + REACTION.dt() * (REACTION.f() * (1 - before.meanU())
                - (REACTION.f() + REACTION.k()) * before.meanV());
        assertEquals(expected, after.meanU() + after.meanV(), 1e-12);
    }

    @Test
    void thousandStepsStayFinite() {
        GrayScottConfig config = GrayScottConfig.defaults();
        List<Frame> frames = REACTION.frames(GrayScottData.start(config, 0), 1000);
        assertTrue(frames.get(999).isFinite());
        Summary last = Summary.of(frames.get(999));
        assertTrue(last.minV() >= 0 && last.maxU() <= 1.001, last::toString);
    }

    @Test
    void statisticsAreThoseOfPartOne() {
        JsonNode golden = Goldens.json("dashi-part1", "grayscott.json");
        Reaction reaction = new Reaction(0.16, 0.08, 0.035, 0.06, 1);
        Frame frame = new Frame(Goldens.matrix(golden.get("U0")), Goldens.matrix(golden.get("V0")));
        int at = 0;
        for (JsonNode expected : golden.get("stats")) {
            for (; at < expected.get("t").asInt(); at++) {
                frame = reaction.step(frame);
            }
            Summary summary = Summary.of(frame);
            Goldens.assertClose(expected.get("sum_u").asDouble(), 256 * summary.meanU(), 1e-12, "sum of u");
            Goldens.assertClose(expected.get("sum_v").asDouble(), 256 * summary.meanV(), 1e-12, "sum of v");
            Goldens.assertClose(expected.get("min_u").asDouble(), summary.minU(), 1e-12, "least u");
            Goldens.assertClose(expected.get("max_v").asDouble(), summary.maxV(), 1e-12, "largest v");
            Goldens.assertClose(expected.get("mean_uv2").asDouble(), summary.meanUvv(), 1e-12, "mean of u v^2");
        }
        assertEquals(50, at);
    }

    @Test
    void clippingTwiceIsClippingOnce() {
        double[] cells = {-1, 0, 0.5, 2, 1, Math.nextUp(1.0), -0.0, 0.25};
        DoubleMatrix any = DoubleMatrix.wrap(new double[4], 2, 2);
        Frame frame = new Frame(any, any).withCells(DoubleMatrix.wrap(cells, 4, 2));
        assertEquals(3, frame.outside());
        assertEquals(0, frame.clipped().outside());
        assertEquals(frame.clipped(), frame.clipped().clipped());
    }

    @Test
    void unstableStepsAreRefused() {
        assertEquals("4 dt max(du, dv) must be at most 1 for a stable diffusion, was 1.04",
                assertThrows(IllegalArgumentException.class, () -> new Reaction(0.26, 0.1, 0, 0, 1)).getMessage());
    }
}
