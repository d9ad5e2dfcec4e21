package org.ternion.trading.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.Goldens;
import org.ternion.trading.Profile;
import org.ternion.trading.Setting;

class BarCheckTest {
    private static BarCheck check(String text) throws IOException {
        return BarCheck.of(BarFile.asWritten(BarTexts.stream(text), "x", BarFormat.DEFAULT));
    }

    @Test
    void goodBarsHaveNoMessages() {
        BarCheck check = BarCheck.of(SyntheticBars.garch(2_000).draw(1));
        assertTrue(check.ok());
        assertEquals(List.of(), check.messages());
        assertEquals(60 * BarTexts.SECOND, check.values().get("median_spacing"));
        assertEquals(List.of("bars", "late", "duplicates", "median_spacing", "gaps", "missing_bars", "largest_spacing",
                "not_finite", "not_positive", "contradictions", "far_opens", "unknown_ohlc", "bad_volume"),
                List.copyOf(check.values().keySet()));
    }

    @Test
    void countsAndNamesWhatIsOdd() throws IOException {
        BarCheck check = check("""
                ts,open,high,low,close,volume
                1700000000,1,2,0.5,1.5,1
                1700000060,1,2,0.5,2.5,1
                1700000060,1,2,0.5,1.5,-1
                1700000000,1,2,0.5,0,1
                1700000300,1,2,0.5,,
                1700000360,,,,1,1
                1700000420,1,2,1.5,1.5,1
                """);
        assertFalse(check.ok());
        assertEquals(Map.ofEntries(Map.entry("bars", 7L), Map.entry("late", 1L), Map.entry("duplicates", 2L),
                Map.entry("median_spacing", 60 * BarTexts.SECOND), Map.entry("gaps", 1L), Map.entry("missing_bars", 3L),
                Map.entry("largest_spacing", 240 * BarTexts.SECOND), Map.entry("not_finite", 1L),
                Map.entry("not_positive", 1L), Map.entry("contradictions", 3L), Map.entry("far_opens", 1L),
                Map.entry("unknown_ohlc", 1L),
                Map.entry("bad_volume", 2L)), check.values());
        assertEquals("bar 4 (2023-11-14T22:13:20Z) comes after 2023-11-14T22:14:20Z", check.messages().get(0));
        assertTrue(check.messages().contains(
                "bar 2 (2023-11-14T22:14:20Z): open 1.0, high 2.0, low 0.5, close 2.5"));
        assertTrue(check.messages().contains("no bar between 2023-11-14T22:14:20Z and 2023-11-14T22:18:20Z"));
    }

    @Test
    void manyFindingsOfAKindAreSummed() {
        BarCheck check = BarCheck.of(BarSeries.ofCloses("x", new double[12]));
        assertEquals(6, check.messages().size());
        assertEquals("bar 1 (0): close is 0.0", check.messages().get(0));
        assertEquals("7 more closes that are not positive", check.messages().get(5));
    }

    @Test
    void infinitePricesAreFound() {
        double infinite = Double.POSITIVE_INFINITY;
        double[] one = {1};
        double[] far = {infinite};
        BarCheck high = BarCheck.of(BarSeries.wrap("x", BarSeries.Stamp.OPEN, new long[1], one, far, one, one, one));
        assertFalse(high.ok());
        assertEquals(1, high.values().get("not_finite"));
        assertEquals(1, BarCheck.of(BarSeries.ofCloses("x", infinite)).values().get("not_finite"));
        BarCheck volume = BarCheck.of(BarSeries.wrap("x", BarSeries.Stamp.OPEN, new long[1], one, one, one, one, far));
        assertEquals(List.of("bar 1 (0): volume is Infinity"), volume.messages());
    }

    @Test
    void emptyAndSingleBarsAreFine() {
        assertTrue(BarCheck.of(BarSeries.ofCloses("x")).ok());
        assertTrue(BarCheck.of(BarSeries.ofCloses("x", 5)).ok());
    }

    @Test
    void theRealFourHourFileHasTheGapsOfTheReference() throws IOException {
        BarSeries bars = BarFile.asWritten(new ByteArrayInputStream(Goldens.resource("/data/btc-usd-4h.csv")), "btc",
                BarFormat.DEFAULT);
        BarCheck check = BarCheck.of(bars);
        assertEquals(3, check.values().get("gaps"));
        assertEquals(14_400 * BarTexts.SECOND, check.values().get("median_spacing"));
        assertEquals(0, check.values().get("duplicates"));
        assertEquals(0, check.values().get("not_positive"));
        assertEquals(1, check.values().get("far_opens"));
        assertTrue(check.messages().contains(
                "bar 1996 (2017-04-15T20:00:00Z): open is 0.06, the close before was 1182.99"),
                check.messages().toString());
    }

    @ParameterizedTest
    @CsvSource({"10, 10, 15, 0", "10, 10, 15.01, 1", "10, 10, 5, 0", "10, 10, 4.99, 1", "10, 0, 4, 1", "10, nan, 4, 1",
            "10, 10, nan, 0", "0, 0, 7, 0"})
    void opensFarFromTheLastCloseThatIsOneAreCounted(String first, String second, String open, long count)
            throws IOException {
        String text = "ts,open,close\n1,10," + first + "\n2,10," + second + "\n3," + open + ",10\n";
        assertEquals(count, check(text).values().get("far_opens"));
        assertTrue(!second.equals("10") || check(text).ok());
    }

    @Test
    void anOpenIsFarWhereEnginesDoNotFill() throws IOException {
        for (Profile profile : Profile.values()) {
            double far = 1 + EngineConfig.of(profile).number(Setting.MAX_GAP);
            assertEquals(0, check("open,close\n1,1\n" + far + ",1\n").values().get("far_opens"));
            assertEquals(1, check("open,close\n1,1\n" + Math.nextUp(far) + ",1\n").values().get("far_opens"));
        }
    }
}
