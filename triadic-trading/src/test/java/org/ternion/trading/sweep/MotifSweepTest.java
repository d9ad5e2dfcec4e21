package org.ternion.trading.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.ternion.core.RunOptions;

class MotifSweepTest {
    /** Figures of the prototype with its own generator: specification of ca-lab, section 5. */
    @Test
    void defaultsComeNearTheFiguresOfThePrototype() {
        List<MotifSweep.Point> points = MotifSweep.DEFAULT.run(RunOptions.DEFAULT);
        double[] recall = {.391, .418, .460, .514, .578, .633};
        double[] precision = {.646, .646, .646, .617, .463, .015};
        assertEquals(recall.length, points.size());
        for (int i = 0; i < recall.length; i++) {
            MotifSweep.Point point = points.get(i);
            assertEquals(.003, (double) point.acceptable() / point.cells(), .0015);
            assertEquals(recall[i], (double) point.both() / point.acceptable(), .08, "recall of row " + i);
            if (i < 3) {
                assertEquals(precision[i], (double) point.both() / point.act(), .08, "precision of row " + i);
            }
        }
    }

    @Test
    void aLowerTauOffNeverReleasesEarlier() {
        List<MotifSweep.Point> points = small().run(RunOptions.DEFAULT.withSeed(5));
        for (int i = 1; i < points.size(); i++) {
            assertTrue(points.get(i).act() >= points.get(i - 1).act());
            assertTrue(points.get(i).both() >= points.get(i - 1).both());
        }
    }

    @Test
    void aSeedGivesTheSameRows() {
        assertEquals(small().run(RunOptions.DEFAULT.withSeed(9)), small().run(RunOptions.DEFAULT.withSeed(9)));
        assertEquals("tau_on,tau_off,k_on,k_off,acceptable_pct,precision,recall,act_bars,hold_pct",
                SweepSeries.csv(small().run(RunOptions.DEFAULT)).lines().findFirst().orElseThrow());
    }

    @Test
    void progressStopsIt() {
        assertThrows(CancellationException.class,
                () -> small().run(RunOptions.DEFAULT.withProgress((done, total) -> done < 3)));
    }

    @Test
    void cellsBelowTauOffNeverActAndThoseFromTauOnAlwaysDo() {
        List<EngagementSurface.Cell> cells = small().surface(20, RunOptions.DEFAULT);
        assertEquals(4 * 20, cells.size());
        int acting = 0;
        for (EngagementSurface.Cell cell : cells) {
            if (cell.binCenter() < cell.tauOff() && !Double.isNaN(cell.engagement())) {
                assertEquals(0, cell.engagement(), cell.toString());
            } else if (cell.binCenter() > .5 && !Double.isNaN(cell.engagement())) {
                assertEquals(1, cell.engagement(), cell.toString());
                acting++;
            }
        }
        assertTrue(acting > 0);
    }

    private static MotifSweep small() {
        return new MotifSweep(MotifRules.DEFAULT, .5, List.of(.30, .20, .10, .05), 1, 1, 20, 8, 20);
    }
}
