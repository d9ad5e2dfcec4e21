package org.ternion.ca.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.ca.Automaton;
import org.ternion.ca.CellGrid;
import org.ternion.ca.LocalRule;
import org.ternion.ca.Neighbourhood;
import org.ternion.ca.Stepper;
import org.ternion.ca.Topology;
import org.ternion.ca.motif.AnchoredExcitable;
import org.ternion.ca.motif.ExcitablePreset;
import org.ternion.ca.motif.Mot1Automaton;
import org.ternion.ca.motif.Mot2Automaton;
import org.ternion.ca.motif.MovingAutomaton;
import org.ternion.ca.motif.TwoLayerAutomaton;
import org.ternion.ca.rule.CyclicRule;
import org.ternion.ca.rule.PluralityRule;

class PathologyWatchTest {
    private static final CellGrid SOUP = Frames.uniform(4, 64, 64, 3);
    private static final Verdict.Kind FROZEN = Verdict.Kind.FROZEN;
    private static final Verdict.Kind COLLAPSE = Verdict.Kind.COLLAPSE;

    /** An automaton, its watch, steps and the titles of its verdicts. */
    record Case(String name, Automaton automaton, PathologyWatch watch, int steps, List<String> titles) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> presets() {
        return Stream.of(
                new Case("CYC3 k=2", stepper(CyclicRule.cyc3(2)), PathologyWatch.of(0), 80, List.of("CYCLE 3")),
                new Case("CYC3 k=3", stepper(CyclicRule.cyc3(3)), PathologyWatch.of(0), 200, List.of()),
                new Case("PLUR", stepper(new PluralityRule()), PathologyWatch.of(0), 400, List.of("FROZEN")),
                new Case("MOT1", Mot1Automaton.random(Mot1Automaton.Config.DEFAULT, 32, 32, 1),
                        PathologyWatch.ofGated(0, 0, 2, 1), 60, List.of("FROZEN", "OVER_BAN", "MONOTONE COLLAPSE")),
                new Case("MOT2", Mot2Automaton.random(Mot2Automaton.Config.DEFAULT, 32, 32, 1),
                        PathologyWatch.ofGated(0, 0, 2, 1), 40, List.of("FROZEN", "MONOTONE COLLAPSE")),
                new Case("TWO", TwoLayerAutomaton.random(TwoLayerAutomaton.Config.DEFAULT, 64, 64, 1),
                        PathologyWatch.ofGated(TwoLayerAutomaton.FLOW, TwoLayerAutomaton.GATE, -1, 1), 60,
                        List.of("FROZEN")),
                new Case("MOV reference", MovingAutomaton.random(MovingAutomaton.Config.REFERENCE, 64, 64, 1),
                        PathologyWatch.ofGated(MovingAutomaton.FLOW, MovingAutomaton.GATE, -1, 1), 240,
                        List.of("DEAD", "FROZEN", "MONOTONE COLLAPSE")),
                new Case("MOV fixed", MovingAutomaton.random(MovingAutomaton.Config.DEFAULT, 96, 128, 1),
                        PathologyWatch.ofGated(MovingAutomaton.FLOW, MovingAutomaton.GATE, -1, 1), 200, List.of()),
                new Case("CA1", AnchoredExcitable.random(ExcitablePreset.ANCHORED_DEFAULT,
                        ExcitablePreset.ANCHORED_DEFAULT.config(), 64, 64, 1),
                        PathologyWatch.ofGated(AnchoredExcitable.FLOW, AnchoredExcitable.GATE, -1, 1), 100, List.of()));
    }

    private static Automaton stepper(LocalRule rule) {
        return new Stepper(rule, Topology.TORUS, SOUP);
    }

    private static List<Verdict> verdicts(PathologyWatch watch, List<CellGrid> frames) {
        frames.forEach(frame -> watch.accept(List.of(frame)));
        return watch.verdicts();
    }

    private static List<CellGrid> repeated(CellGrid frame, int times) {
        return List.of(Collections.nCopies(times, frame).toArray(CellGrid[]::new));
    }

    @ParameterizedTest
    @MethodSource("presets")
    void defaultsOfTheSourceGetTheMeasuredVerdicts(Case c) {
        c.watch.accept(LearnedWorld.layersOf(c.automaton));
        for (int t = 0; t < c.steps; t++) {
            c.automaton.step();
            c.watch.accept(LearnedWorld.layersOf(c.automaton));
        }
        assertEquals(c.titles, c.watch.verdicts().stream().map(Verdict::title).toList());
    }

    @Test
    void deathNeedsTwentySteps() {
        CellGrid empty = CellGrid.wrap(new byte[400], 20, 20, 3);
        assertEquals(List.of(), verdicts(PathologyWatch.of(0), repeated(empty, 20)));
        List<Verdict> found = verdicts(PathologyWatch.of(0), repeated(empty, 21));
        assertEquals(List.of(Verdict.Kind.DEAD, FROZEN), found.stream().map(Verdict::kind).toList());
        assertEquals(1, found.get(0).since());
        assertEquals(1, found.get(1).since());
    }

    @Test
    void standstillIsCountedFromItsFirstStep() {
        List<CellGrid> frames = new ArrayList<>(Frames.run(CyclicRule.cyc3(0), SOUP, 10));
        frames.addAll(repeated(frames.get(10), 20));
        List<Verdict> found = verdicts(PathologyWatch.of(0), frames);
        assertEquals(List.of(new Verdict(FROZEN, 11, "fewer than 1e-4 of the cells change per step")), found);
        frames.add(Frames.uniform(9, 64, 64, 3));
        assertEquals(List.of(), verdicts(PathologyWatch.of(0), frames));
    }

    @Test
    void lostStatesAreNamedWithTheirStep() {
        List<CellGrid> frames = List.of(CellGrid.parseTrits(List.of("-0+")), CellGrid.parseTrits(List.of("-0-")),
                CellGrid.parseTrits(List.of("0-0")));
        assertEquals(List.of(new Verdict(COLLAPSE, 1, "lost states [1]")), verdicts(PathologyWatch.of(0), frames));
        List<CellGrid> back = new ArrayList<>(frames);
        back.add(CellGrid.parseTrits(List.of("+-0")));
        assertEquals(List.of(), verdicts(PathologyWatch.of(0), back));
    }

    @Test
    void longCyclesAreFoundUpToARotationOfTheStates() {
        LocalRule wheel = new CyclicRule(100, 0, Neighbourhood.moore(1));
        CellGrid start = Frames.uniform(5, 12, 12, 100);
        List<Verdict> found = verdicts(PathologyWatch.of(0), Frames.run(wheel, start, 40)).stream()
                .filter(verdict -> verdict.kind() == Verdict.Kind.CYCLE).toList();
        assertEquals("CYCLE 1 up to a rotation of the states", found.get(0).title());
        assertTrue(found.get(0).kind().marksCurves());
    }

    @Test
    void gateThatNeverOpensIsVacuous() {
        PathologyWatch watch = PathologyWatch.ofGated(0, 1, -1, 1);
        CellGrid flow = Frames.uniform(1, 2, 3, 3);
        watch.accept(List.of(flow, CellGrid.parseTrits(List.of("00-", "---"))));
        assertEquals(List.of("no cell acts"), watch.verdicts().stream().map(Verdict::detail).toList());
        watch.accept(List.of(flow, CellGrid.parseTrits(List.of("0+-", "---"))));
        assertEquals(List.of(), watch.verdicts());
        watch.acceptable(0);
        assertEquals(List.of("no cell is acceptable"), watch.verdicts().stream().map(Verdict::detail).toList());
        watch.acceptable(2);
        assertEquals(List.of(), watch.verdicts());
    }

    @Test
    void overBannedStretchCountsWhereverItWas() {
        PathologyWatch watch = PathologyWatch.ofGated(0, 1, -1, 1);
        List<CellGrid> flow = Frames.run(CyclicRule.cyc3(3), SOUP, 60);
        CellGrid open = CellGrid.wrapTrits(filled(64 * 64, 1), 64, 64);
        CellGrid shut = CellGrid.wrapTrits(filled(64 * 64, -1), 64, 64);
        for (int t = 0; t <= 60; t++) {
            watch.accept(List.of(flow.get(t), t >= 5 && t < 55 ? shut : open));
        }
        assertEquals(List.of("OVER_BAN"), watch.verdicts().stream().map(Verdict::title).toList());
        assertEquals(5, watch.verdicts().get(0).since());
    }

    @Test
    void noiseIsRecognisedByItsCurve() {
        PathologyWatch watch = PathologyWatch.of(0);
        DepthCurve curve = new DepthCurve(64, 64, 3, Scales.DYADIC);
        for (long seed = 0; seed < 30; seed++) {
            CellGrid frame = Frames.uniform(seed, 64, 64, 3);
            watch.accept(List.of(frame));
            curve.accept(frame);
        }
        assertEquals(List.of(), watch.verdicts());
        assertEquals(List.of("NOISE"), watch.verdicts(curve.points()).stream().map(Verdict::title).toList());
    }

    @Test
    void nothingSeenIsNoFinding() {
        assertEquals(List.of(), PathologyWatch.of(0).verdicts());
        PathologyWatch unknown = PathologyWatch.ofGated(0, 0, -1, 1);
        assertThrows(IllegalArgumentException.class, () -> unknown.accept(List.of(SOUP)));
    }

    private static byte[] filled(int length, int value) {
        byte[] cells = new byte[length];
        Arrays.fill(cells, (byte) value);
        return cells;
    }
}
