package org.ternion.trading.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.core.io.TableFormatException;
import org.ternion.trading.Goldens;

class PriceFileTest {
    private static final String TEN_ROWS = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n";

    static Stream<Arguments> goldens() {
        return StreamSupport.stream(Goldens.json("load_prices.json").get("cases").spliterator(), false)
                .map(c -> Arguments.of(c.get("name").textValue(), c));
    }

    private static PriceFile read(String text) throws IOException {
        return PriceFile.reference(BarTexts.stream(text), "prices");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goldens")
    void readsWhatThePrototypeRead(String name, JsonNode golden) throws IOException {
        String csv = golden.get("csv").textValue();
        if (golden.has("error")) {
            assertThrows(TableFormatException.class, () -> read(csv));
            return;
        }
        PriceFile prices = read(csv);
        assertArrayEquals(Goldens.doubles(golden.get("close")), prices.close());
        assertArrayEquals(Goldens.doubles(golden.get("volume")), prices.volume());
    }

    @Test
    void headerMayStandInTheThirdLine() throws IOException {
        PriceFile prices = read("a download\nof a tool\nCLOSE\n" + TEN_ROWS);
        assertEquals(10, prices.size());
        assertFalse(prices.dated());
        assertThrows(IllegalStateException.class, prices::times);
    }

    @Test
    void infiniteZeroAndNegativeClosesStay() throws IOException {
        double[] close = read("close\ninf\n-inf\n0\n-3\n" + TEN_ROWS).close();
        assertArrayEquals(new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, -3, 1},
                Arrays.copyOf(close, 5));
    }

    @Test
    void equalDatesStayInTheOrderOfTheFile() throws IOException {
        StringBuilder text = new StringBuilder("date,close\n");
        for (int i = 0; i < 10; i++) {
            text.append("2024-01-0").append(i % 2 + 1).append(',').append(i).append('\n');
        }
        PriceFile prices = read(text.toString());
        assertArrayEquals(new double[] {0, 2, 4, 6, 8, 1, 3, 5, 7, 9}, prices.close());
        assertTrue(prices.dated());
        assertEquals(86_400_000_000_000L, prices.times()[9] - prices.times()[0]);
        assertArrayEquals(new long[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, prices.series("x").times());
    }

    @Test
    void aRowLongerThanTheHeaderIsAnErrorWithItsLine() {
        TableFormatException e = assertThrows(TableFormatException.class, () -> read("close\n" + TEN_ROWS + "1,2\n"));
        assertEquals("prices, line 12: the row has 2 cells, the header has 1", e.getMessage());
    }

    @Test
    void aFileWithoutFiniteCloseIsAnError() {
        assertThrows(TableFormatException.class, () -> read("close\n" + "inf\n".repeat(12)));
    }

    @Test
    void realFilesAreReadWhole() throws IOException {
        assertEquals(20_695, real("/data/btc-usd-4h.csv").size());
        PriceFile index = real("/data/sp500-daily.csv");
        assertTrue(index.dated());
        assertEquals(1455.219971, index.close()[0]);
        assertEquals(931_800_000, index.volume()[0]);
    }

    private static PriceFile real(String path) throws IOException {
        return PriceFile.reference(new ByteArrayInputStream(Goldens.resource(path)), path);
    }

    @Test
    void damagedTextGivesPricesOrTheErrorOfTheFormat() {
        String csv = Goldens.json("load_prices.json").get("cases").get(0).get("csv").textValue();
        Damage.of(csv, 5).forEach(damaged -> {
            ByteArrayInputStream in = new ByteArrayInputStream(damaged);
            Damage.assertReadOrRefused(() -> PriceFile.reference(in, "damaged"), damaged);
        });
    }
}
