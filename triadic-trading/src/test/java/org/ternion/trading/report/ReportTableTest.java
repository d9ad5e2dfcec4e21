package org.ternion.trading.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ternion.core.io.CsvTable;
import org.ternion.trading.analysis.EpistemicMetrics;

class ReportTableTest {
    private static ReportTable table(String csv) throws IOException {
        return ReportTable.of("T", CsvTable.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), "t"));
    }

    @Test
    void aFileGivesBackItsText() throws IOException {
        String csv = "a,b c\n1,\"x,y\"\n,2.5e-05\n";
        assertEquals(csv, table(csv).csv());
    }

    @Test
    void resultsGiveTheRowsOfTheirCsv() {
        ReportTable table = ReportTable.of("T", List.of(EpistemicMetrics.of(TestRuns.bitcoinRun())));
        assertEquals("acceptable_pct", table.header().get(0));
        assertEquals("20695", table.cell(0, "bars"));
    }

    @Test
    void columnsWithTextAreNoNumbers() throws IOException {
        ReportTable table = table("name,tau_off,cap\nx,0.3,none\ny,,0.5\n");
        assertEquals(List.of("tau_off", "cap"), table.numbers().header());
        assertArrayEquals(new double[] {0.3, Double.NaN}, table.numbers().column("tau_off"));
        assertArrayEquals(new double[] {Double.NaN, 0.5}, table.numbers().column("cap"));
    }

    @Test
    void noResultsAreNoTable() {
        assertThrows(IllegalArgumentException.class, () -> ReportTable.of("T", List.<EpistemicMetrics>of()));
    }
}
