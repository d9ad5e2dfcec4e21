package org.ternion.ca.fast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Goldens;
import org.ternion.ca.LocalRule;
import org.ternion.ca.Topology;
import org.ternion.ca.motif.CellRandom;
import org.ternion.ca.rule.CyclicRule;
import org.ternion.ca.rule.PluralityRule;
import org.ternion.core.Progress;

/** The engine against frames of the prototype. */
class FastEngineGoldenTest {
    private static final String TOPIC = "ca-ternary-reference";

    /** One golden; its name is what a failure shows. */
    record Case(String name, LocalRule rule, Topology topology, JsonNode json) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Case> cyclic(String list) {
        return StreamSupport.stream(Goldens.json(TOPIC, "cyclic_ca.json").get(list).spliterator(), false)
                .map(json -> {
                    int k = json.get("k").asInt();
                    Topology topology = json.get("wrap").asBoolean() ? Topology.TORUS : Topology.PLANE;
                    return new Case(json.get("H") + " x " + json.get("W") + " k " + k + " " + topology,
                            CyclicRule.cyc3(k), topology, json);
                });
    }

    static Stream<Case> frames() {
        return Stream.concat(cyclic("cases"),
                StreamSupport.stream(Goldens.json(TOPIC, "levin_ca.json").get("cases").spliterator(), false)
                        .map(json -> new Case("plurality " + json.get("H") + " x " + json.get("W"),
                                new PluralityRule(), Topology.TORUS, json)));
    }

    static Stream<Case> large() {
        return cyclic("large");
    }

    @ParameterizedTest
    @MethodSource("frames")
    void framesAreThoseOfThePrototype(Case golden) {
        List<CellGrid> frames = new ArrayList<>();
        for (JsonNode frame : golden.json().get("frames")) {
            frames.add(CellGrid.parse(Goldens.rows(frame), 3));
        }
        FastEngine engine = FastEngine.forRule(golden.rule(), golden.topology(), frames.get(0), 1).orElseThrow();
        for (CellGrid frame : frames) {
            assertEquals(frame, engine.layer(0), "generation " + engine.generation());
            engine.step();
        }
    }

    @ParameterizedTest
    @MethodSource("large")
    void largeRunsHaveTheChecksumsOfThePrototype(Case golden) {
        int height = golden.json().get("H").asInt();
        int width = golden.json().get("W").asInt();
        CellRandom random = CellRandom.of(golden.json().get("seed").asLong(), height, width);
        byte[] cells = new byte[height * width];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (byte) random.below(0, CellRandom.INITIAL, i, 3);
        }
        CellGrid start = CellGrid.wrap(cells, height, width, 3);
        JsonNode marks = golden.json().get("marks");
        for (int threads = 1; threads <= 2; threads++) {
            FastEngine engine = new FastEngine(golden.rule(), PlaneRule.of(golden.rule()).orElseThrow(),
                    golden.topology().equals(Topology.TORUS), start, threads, Blocking.NONE);
            for (int generation : new int[] {0, 1, 2, 10, 50, 100}) {
                engine.advance(generation - engine.generation(), Progress.NONE);
                JsonNode mark = marks.get(String.valueOf(generation));
                assertEquals(mark.get("crc32").asLong(), engine.layer(0).crc32(), "generation " + generation);
                assertArrayEquals(Arrays.stream(Goldens.ints(mark.get("counts"))).asLongStream().toArray(),
                        engine.population());
                assertEquals(mark.get("changed_to_next").asLong(), engine.stepCountingChanges());
            }
        }
    }
}
