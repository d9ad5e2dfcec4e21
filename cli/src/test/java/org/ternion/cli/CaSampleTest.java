package org.ternion.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaSampleTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 4096, 4097, 4098, 8193, 100_001})
    void longRunsKeepEvenlySpacedRows(int rows) {
        CaSample sample = new CaSample(List.of("step"));
        IntStream.range(0, rows).forEach(i -> sample.add(List.of(Integer.toString(i))));
        double[] steps = sample.column("step", 0);
        int every = steps.length == 1 ? 1 : (int) steps[1];
        assertArrayEquals(IntStream.range(0, steps.length).mapToDouble(i -> (double) i * every).toArray(), steps);
        assertTrue(steps.length <= 4096 && rows - 1 - steps[steps.length - 1] < every, steps.length + " rows");
    }

    @Test
    void columnsAreFoundByLayer() {
        CaSample sample = new CaSample(List.of("step", "gate_changes", "gate_-1", "gate_0", "gate_x_0", "flow_0"));
        assertEquals(List.of("gate_-1", "gate_0"), sample.states("gate"));
        assertEquals(List.of("gate_changes"), sample.ending("_changes"));
        sample.add(List.of("0", "", "1", "2", "3", "4"));
        assertEquals(Double.NaN, sample.column("gate_changes", 0)[0]);
        assertEquals(0, sample.column("gate_-1", 1).length);
    }
}
