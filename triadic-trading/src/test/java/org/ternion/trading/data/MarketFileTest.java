package org.ternion.trading.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarketFileTest {
    private static MarketFile file(String name, int rows) {
        return new MarketFile(name, rows, true);
    }

    @Test
    void bitcoinIsTheFinestIntradayFileThatIsLargeEnough() {
        MarketFile second = file("btc_intraday_1s_b.csv", 1000);
        MarketFile secondSmall = file("btc_intraday_1s_a.csv", 999);
        MarketFile intraday = file("btc_intraday.csv", 5000);
        MarketFile daily = file("btc_daily.csv", 5000);
        MarketFile other = file("aapl.csv", 9000);
        assertEquals(Optional.of(second), MarketFile.bitcoin(List.of(other, daily, intraday, second, secondSmall)));
        assertEquals(Optional.of(intraday), MarketFile.bitcoin(List.of(daily, intraday, secondSmall)));
        assertEquals(Optional.of(daily), MarketFile.bitcoin(List.of(other, daily)));
        assertEquals(Optional.of(other), MarketFile.bitcoin(List.of(file("btc.csv", 50), other)));
        assertEquals(Optional.empty(), MarketFile.bitcoin(List.of(file("btc.csv", 9))));
    }

    @Test
    void marketsHaveAtLeastTenRowsAndAClose() {
        assertEquals(List.of(file("a", 10), file("b", 11)), MarketFile
                .markets(List.of(file("b", 11), file("c", 9), new MarketFile("d", 50, false), file("a", 10))));
    }

    @Test
    void inspectingCountsTheRowsOfTheLoader(@TempDir Path folder) throws IOException {
        Path good = Files.writeString(folder.resolve("good.csv"),
                "date,close\n" + "2024-01-01,5\n".repeat(12) + "x,5\n");
        Path bad = Files.writeString(folder.resolve("bad.csv"), "date,open\n" + "2024-01-01,5\n".repeat(12));
        assertEquals(file("good.csv", 12), MarketFile.inspect(good));
        assertEquals(new MarketFile("bad.csv", 0, false), MarketFile.inspect(bad));
    }
}
