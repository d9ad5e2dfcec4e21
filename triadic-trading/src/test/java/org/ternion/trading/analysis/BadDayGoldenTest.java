package org.ternion.trading.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ternion.trading.Goldens;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;

class BadDayGoldenTest {
    private static final RunLog LOG = Logs.badDays();

    /** Compares a table stored by columns with results. */
    private static void compare(JsonNode columns, List<? extends Measured> results) {
        columns.properties().forEach(column -> {
            assertEquals(column.getValue().size(), results.size());
            for (int i = 0; i < results.size(); i++) {
                Map<String, Object> row = results.get(i).toMap();
                JsonNode cell = column.getValue().get(i);
                Object value = row.get(column.getKey());
                String name = column.getKey() + " of row " + i;
                if (value instanceof String) {
                    assertEquals(cell.asText(), value, name);
                } else if (cell.isTextual() && cell.asText().contains(":")) {
                    assertEquals(Logs.nanos(cell.asText()), value, name);
                } else {
                    double expected = Goldens.number(cell);
                    assertEquals(expected, ((Number) value).doubleValue(), 1e-8 + 1e-10 * Math.abs(expected), name);
                }
            }
        });
    }

    @Test
    void daysAreThoseOfThePrototype() {
        compare(Goldens.json("bad_days.json").get("rollup"), BadDay.of(LOG, LOG.column(LogColumn.PNL)));
    }

    @Test
    void severeWindowsAreThoseOfThePrototype() {
        SeverityRules rules = new SeverityRules(200, 8, 3, 0.001, SeverityRules.SlopeUnit.MONEY,
                SeverityRules.Overlap.ALLOWED);

        compare(Goldens.json("bad_days.json").get("windows"),
                SeverityWindow.of(LOG, LOG.column(LogColumn.PNL), rules));
    }

    @Test
    void marketBadBarsAreThoseOfThePrototype() {
        boolean[] bad = SeverityWindow.marketBad(LOG.column(LogColumn.PRICE), LOG.column(LogColumn.PNL),
                SeverityRules.REFERENCE);
        String[] lines = Goldens.text("bad_days_input.csv").split("\n");

        for (int t = 0; t < bad.length; t++) {
            assertEquals(lines[t + 1].endsWith(",1"), bad[t], "row " + t);
        }
    }

    @Test
    void windowsWithoutOverlapShareNoBar() {
        List<SeverityWindow> windows = SeverityWindow.of(LOG,
                new SeverityRules(100, 20, 3, 0.001, SeverityRules.SlopeUnit.SHARE, SeverityRules.Overlap.NONE));

        assertTrue(windows.size() >= 6, () -> windows.size() + " windows");
        for (SeverityWindow a : windows) {
            for (SeverityWindow b : windows) {
                assertTrue(a == b || a.endRow() < b.startRow() || b.endRow() < a.startRow());
            }
        }
    }

    @Test
    void postureReturnsAreThoseOfThePrototype() {
        JsonNode golden = Goldens.json("posture_returns.json");
        PostureReturns returns = PostureReturns.of(LOG, PostureReturns.Alignment.SAME_BAR);

        for (PostureReturns.Total total : returns.postures()) {
            JsonNode expected = golden.get("bar_stats").get(String.valueOf(total.posture()));
            assertEquals(expected.get("mean").asDouble(), total.mean(), 1e-9);
            assertEquals(expected.get("std").asDouble(), total.deviation(), 1e-9);
            assertEquals(expected.get("sum").asDouble(), total.sum(), 1e-7);
            assertEquals(expected.get("count").asInt(), total.count());
        }
        assertEquals(3, returns.postures().size());
        compare(golden.get("windows"), returns.windows());
    }

    @Test
    void nextBarGivesAChangeToThePostureThatEarnedIt() {
        RunLog log = Logs.of(4).with(LogColumn.HOLD, 0, 1, 1, 0).with(LogColumn.PNL, 0, 0.5, 0.5, 0.25).hourly("X");
        PostureReturns returns = PostureReturns.of(log, PostureReturns.Alignment.NEXT_BAR);

        assertEquals(List.of(-0.25, 0.5), returns.postures().stream().map(PostureReturns.Total::sum).toList());
        assertEquals(2, returns.postures().get(0).count());
    }

    @Test
    void triggersNearEachOtherMakeOneWindow() {
        double[] flag = new double[8];
        double[] stress = new double[8];
        Arrays.fill(flag, 1);
        stress[2] = 0.7;
        stress[3] = 0.9;
        stress[7] = 0.8;
        RunLog hours = Logs.of(8).with(LogColumn.BAD_FLAG, flag).with(LogColumn.P_BAD, stress).hourly("X");
        long[] minutes = Arrays.stream(hours.times()).map(t -> Logs.START + (t - Logs.START) / 12).toArray();
        RunLog log = RunLog.wrap("X", minutes, Map.of(LogColumn.BAD_FLAG, flag, LogColumn.P_BAD, stress));

        List<BadWindow> windows = BadWindow.of(log);

        assertEquals(List.of(2, 1), windows.stream().map(BadWindow::triggers).toList());
        assertEquals(0.9, windows.get(0).maxStress());
        assertEquals(minutes[2] - Logs.HOUR, windows.get(0).paddedStart());
        assertEquals(minutes[7] + Logs.HOUR, windows.get(1).paddedEnd());
    }

    @Test
    void spellsBeginAtOnsetsAndTheirCostsFromTheCloseBefore() {
        RunLog log = Logs.of(7).with(LogColumn.BAD_FLAG, 1, 0, 1, 1, 1, 0, 1)
                .with(LogColumn.PNL, -0.5, -0.5, -0.75, -1, -2, -2, -2.25).hourly("X");

        List<BadSpell> spells = BadSpell.of(log, 2);

        assertEquals(List.of(1, 3, 1), spells.stream().map(BadSpell::bars).toList());
        assertEquals(List.of(-0.5, -1.5, -0.25), spells.stream().map(BadSpell::pnl).toList());
        assertEquals(-0.5, spells.get(1).earlyPnl());
        assertEquals(2.0 / 3, BadSpell.hazard(spells, 1));
        assertEquals(0, BadSpell.hazard(spells, 2));
        assertEquals(Double.NaN, BadSpell.hazard(spells, 4));
    }

    @Test
    void daysWithoutStressComeLast() {
        double[] stress = new double[48];
        Arrays.fill(stress, 0, 24, Double.NaN);
        RunLog log = Logs.of(48).with(LogColumn.P_BAD, stress).with(LogColumn.BAD_FLAG, new double[48]).hourly("X");

        List<BadDay> days = BadDay.of(log);

        assertEquals(Double.NaN, days.get(days.size() - 1).badScore());
        assertEquals(48, days.stream().mapToInt(BadDay::bars).sum());
    }
}
