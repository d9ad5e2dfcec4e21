package org.ternion.trading.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParameterMapTest {
    private static final List<String> HEADER =
            List.of("gate.tau-on", "gate.tau-off", "confidence.source", "score", "fills");

    @Test
    void everyTwoSettingsThatVaryAreMapped() {
        ReportTable grid = ReportTable.of("g", HEADER, List.of(
                List.of("0.5", "0.3", "leaky", "1.0", "7"), List.of("0.5", "0.10", "leaky", "2.0", "7"),
                List.of("0.45", "0.3", "leaky", "", "7"), List.of("0.5", "0.3", "leaky", "4.0", "7")));
        List<ParameterMap> maps = ParameterMap.of(grid);
        assertEquals(1, maps.size());
        ParameterMap map = maps.get(0);
        assertEquals(List.of(2, 2), List.of(map.surface().rows().size(), map.surface().cols().size()));
        assertEquals(2.0, map.surface().get(0, 1));
        assertEquals(2.5, map.surface().get(1, 1));
        assertTrue(Double.isNaN(map.surface().get(1, 0)));
        assertEquals(2.0, map.low());
        assertEquals(2.5, map.high());
        assertTrue(map.picture().fragment().contains("gate.tau-on"));
    }

    @Test
    void valuesAreInTheOrderOfNumbers() {
        ReportTable grid = ReportTable.of("g", List.of("gate.k-on", "gate.k-off", "score"), List.of(
                List.of("10", "1", "1"), List.of("9", "1", "2"), List.of("9", "none", "3")));
        ParameterMap map = ParameterMap.of(grid).get(0);
        assertEquals(2, map.surface().get(1, 0));
        assertEquals(1, map.surface().get(1, 1));
        assertEquals(3, map.surface().get(0, 0));
    }

    @Test
    void aTableWithoutScoreHasNoMaps() {
        assertEquals(List.of(), ParameterMap.of(ReportTable.of("t", List.of("gate.tau-on", "gate.tau-off"),
                List.of(List.of("0.5", "0.3"), List.of("0.4", "0.2")))));
    }
}
