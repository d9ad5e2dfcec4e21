package org.ternion.trading.lob;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ternion.core.io.TableFormatException;
import org.ternion.trading.position.Intent;
import org.ternion.trading.position.Reason;

class LobIntentsTest {
    @TempDir
    private Path folder;

    private List<Intent> read(String csv) throws IOException {
        return LobIntents.read(Files.writeString(folder.resolve("intents.csv"), csv));
    }

    @Test
    void allColumnsAreRead() throws IOException {
        assertEquals(List.of(new Intent(5, "BTC", -1, 0.25, 0.5, 100, false, 1, Reason.ACT),
                new Intent(5, "BTC", 0, 0, 1, 0, false, 1, Reason.ACT),
                new Intent(9, "BTC", 1, 0, 0, 7, true, 1, Reason.ACT)),
                read("ts,symbol,direction,target,urgency,ttl_ms,hold\n5,BTC,-1,0.25,0.5,100,0\n5,BTC,0,0,1,0,False\n"
                        + "9,BTC,1,0,0,7,TRUE\n"));
    }

    @Test
    void runLogIsATableOfIntents() throws IOException {
        assertEquals(List.of(new Intent(1_700_000_000_123_456_789L, "x", 1, 2.5e-5, 0.3, 500, false, 1, Reason.ACT),
                new Intent(1_700_000_000_123_456_790L, "x", 0, 0, 0, 500, true, 1, Reason.ACT)),
                read("t,ts,symbol,intent_direction,intent_target,urgency\n"
                        + "1700000000123456789,1700000000123456789,x,1,2.5e-05,0.3\n"
                        + "1700000000123456790,1700000000123456790,x,0,0.0,0.0\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "5,1,0.5,1.5,0|[0, 1.0] is needed", "5,0,0.5,1,0|[0, 0.0] is needed", "5,2,0.5,1,0|an integer in [-1, 1]",
        "5,0.5,0.5,1,0|an integer in", "5.5,1,0.5,1,0|a time in nanoseconds", "5,1,x,1,0|is not a finite",
        "5,1,0.5,1,maybe|true or false", "3,1,0.5,1,0|before that of the row above"})
    void wrongCellsAreNamed(String line, String problem) {
        TableFormatException e = assertThrows(TableFormatException.class,
                () -> read("ts,direction,target,urgency,hold\n4,0,0,0,1\n" + line + "\n"));
        assertTrue(e.getMessage().contains("line 3") && e.getMessage().contains(problem), e.getMessage());
    }

    @Test
    void missingColumnIsNamed() {
        TableFormatException e = assertThrows(TableFormatException.class, () -> read("ts,direction,target\n"));
        assertTrue(e.getMessage().contains("the column urgency is needed"), e.getMessage());
    }
}
