package org.ternion.trading.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;
import org.ternion.trading.diagnostics.NumberTable;

class DashboardPageTest {
    @Test
    void aPageOfALogNeedsNothingElse() {
        String html = DashboardPage.of("BTC").html(TestRuns.bitcoinRun());
        assertTrue(html.contains("const LIVE = false"));
        assertTrue(html.contains("\"rows\":20695"));
        assertFalse(html.contains("src="));
        assertFalse(html.matches("(?s).*(href|url)[=(]\"?http.*"));
    }

    @Test
    void aPageStaysSmallHoweverLongTheLogIs() {
        int rows = 500_000;
        double[] price = new double[rows];
        long[] times = new long[rows];
        for (int i = 0; i < rows; i++) {
            price[i] = Math.sin(i * 1e-3) * 1e-3 + i * 0.123456789;
            times[i] = 1_600_000_000_000_000_000L + i * 1_000_000_000L;
        }
        RunLog log = RunLog.wrap("LONG", times, Map.of(LogColumn.PRICE, price, LogColumn.PNL, price));
        assertTrue(DashboardPage.of("Long").html(log).length() < 500_000);
    }

    @Test
    void textsCannotEndElementsOrScripts() {
        RunLog log = RunLog.wrap("</script><b>", new long[] {1}, Map.of(LogColumn.PRICE, new double[] {1}));
        String html = DashboardPage.of("<i>&\"title").html(log);
        assertFalse(html.contains("</script><b>"));
        assertFalse(html.contains("<i>"));
        assertTrue(html.contains("&lt;i&gt;&amp;&quot;title"));
    }

    @Test
    void sweepsAreShownInTheOrderOfThresholds() {
        NumberTable table = NumberTable.wrap(List.of("recall", "tau_off", "precision"), new double[] {.4, .5, .3},
                new double[] {.3, .15, .45}, new double[] {1, Double.NaN, .9});
        String html = DashboardPage.of("x").withSweep(table).html(TestRuns.rows(TestRuns.bitcoinRun(), 0, 10));
        assertTrue(html.contains("const SWEEP = [[0.15,null,0.5],[0.3,1.0,0.4],[0.45,0.9,0.3]]"));
    }

    @Test
    void aSweepWithoutRecallIsRefused() {
        NumberTable table = NumberTable.wrap(List.of("tau_off"), new double[] {.3});
        DashboardPage page = DashboardPage.of("x");
        assertThrows(IllegalArgumentException.class, () -> page.withSweep(table));
    }

    @Test
    void theSameLogGivesTheSamePage() {
        RunLog log = TestRuns.rows(TestRuns.bitcoinRun(), 0, 5000);
        assertEquals(DashboardPage.of("x").html(log), DashboardPage.of("x").html(log));
    }
}
