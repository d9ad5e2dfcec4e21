package org.ternion.trading.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ternion.core.io.TableFormatException;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;

class LogTailTest {
    @TempDir
    private Path folder;
    private Path file;
    private LogTail tail;

    @BeforeEach
    void open() {
        file = folder.resolve("log.csv");
        tail = LogTail.of(file);
    }

    @AfterEach
    void close() throws IOException {
        tail.close();
    }

    private void append(String text) throws IOException {
        append(text.getBytes(StandardCharsets.UTF_8));
    }

    private void append(byte[] bytes) throws IOException {
        Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private List<Double> prices(LogTail.Growth growth) {
        RunLog rows = growth.rows();
        return rows.size() == 0 ? List.of() : Arrays.stream(rows.column(LogColumn.PRICE)).boxed().toList();
    }

    @Test
    void aFileThatDoesNotExistYetHasNoRows() throws IOException {
        assertEquals(0, tail.poll().rows().size());
        append("ts,price\n1,2.5\n");
        LogTail.Growth growth = tail.poll();
        assertEquals(List.of(2.5), prices(growth));
        assertFalse(growth.restarted());
    }

    @Test
    void rowsCountWhenTheirLineEnds() throws IOException {
        append("ts,pri");
        assertEquals(0, tail.poll().rows().size());
        append("ce\n1,2.5\n2,3.");
        assertEquals(List.of(2.5), prices(tail.poll()));
        assertEquals(0, tail.poll().rows().size());
        append("25\n");
        assertEquals(List.of(3.25), prices(tail.poll()));
    }

    @Test
    void aLogInPiecesOfAnySizeIsTheLog() throws IOException {
        RunLog log = TestRuns.rows(TestRuns.bitcoinRun(), 5000, 5120);
        byte[] csv = TestRuns.csv(log);
        List<Double> prices = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        int step = 1;
        for (int from = 0; from < csv.length; from += step) {
            step = from < 3000 ? 1 : 1 + from * 31 % 977;
            append(Arrays.copyOfRange(csv, from, Math.min(csv.length, from + step)));
            LogTail.Growth growth = tail.poll();
            assertFalse(growth.restarted());
            prices.addAll(prices(growth));
            Arrays.stream(growth.rows().times()).forEach(times::add);
        }
        assertArrayEquals(log.times(), times.stream().mapToLong(Long::longValue).toArray());
        assertArrayEquals(log.column(LogColumn.PRICE), prices.stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Test
    void aLogThatWasCutShortIsReadAgain() throws IOException {
        append("ts,price\n1,2.5\n2,3.5\n");
        tail.poll();
        Files.writeString(file, "ts,price\n7,8.5\n");
        LogTail.Growth growth = tail.poll();
        assertTrue(growth.restarted());
        assertEquals(List.of(8.5), prices(growth));
        assertFalse(tail.poll().restarted());
    }

    @Test
    void aLogThatWasWrittenAnewInPlaceIsReadAgainEvenIfItIsLonger() throws IOException {
        append("ts,price\n1,2.5\n2,3.5\n");
        tail.poll();
        Files.writeString(file, "ts,price\n1,2.5\n2,9.5\n3,4.5\n");
        LogTail.Growth growth = tail.poll();
        assertTrue(growth.restarted());
        assertEquals(List.of(2.5, 9.5, 4.5), prices(growth));
    }

    @Test
    void aFileMovedOntoTheNameIsReadFromItsStart() throws IOException {
        append("ts,price\n1,2.5\n");
        tail.poll();
        Path other = Files.writeString(folder.resolve("other"), "price,ts\n6.5,9\n7.5,10\n");
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        LogTail.Growth growth = tail.poll();
        assertTrue(growth.restarted());
        assertEquals(List.of(6.5, 7.5), prices(growth));
    }

    @Test
    void aFileThatWasMovedAwayIsReadToItsEnd() throws IOException {
        append("ts,price\n1,2.5\n");
        tail.poll();
        Path moved = Files.move(file, folder.resolve("done.csv"));
        Files.writeString(moved, "2,3.5\n", StandardOpenOption.APPEND);
        assertEquals(List.of(3.5), prices(tail.poll()));
    }

    @Test
    void lineEndsInQuotesEndNoRow() throws IOException {
        append("symbol,ts,price\n\"a\nb\",1,2.5\n\"a\n");
        assertEquals(List.of(2.5), prices(tail.poll()));
        append("b\",2,3.5\n");
        LogTail.Growth growth = tail.poll();
        assertEquals(List.of(3.5), prices(growth));
        assertEquals("a\nb", growth.rows().symbol());
    }

    @Test
    void errorsNameTheLineOfTheFile() throws IOException {
        append("ts,price\n1,2.5\n2,3.5\n");
        tail.poll();
        append("3,4.5\n4,much\n");
        TableFormatException e = assertThrows(TableFormatException.class, tail::poll);
        assertEquals(5, e.line());
        assertEquals("price", e.columnName());
        assertThrows(TableFormatException.class, tail::poll);
    }

    @Test
    void aLineLongerThanABlockIsAnError() throws IOException {
        try (LogTail narrow = LogTail.of(file, 64)) {
            append("ts,price\n1,2.5\n");
            assertEquals(List.of(2.5), prices(narrow.poll()));
            append("2," + "3".repeat(100) + "\n");
            TableFormatException e = assertThrows(TableFormatException.class, narrow::poll);
            assertEquals(3, e.line());
        }
    }

    @Test
    void moreThanABlockTakesSeveralCalls() throws IOException {
        try (LogTail narrow = LogTail.of(file, 64)) {
            StringBuilder text = new StringBuilder("ts,price\n");
            for (int i = 0; i < 100; i++) {
                text.append(i).append(",").append(i + 0.5).append('\n');
            }
            append(text.toString());
            List<Double> prices = new ArrayList<>();
            for (LogTail.Growth growth = narrow.poll(); growth.rows().size() > 0; growth = narrow.poll()) {
                prices.addAll(prices(growth));
            }
            assertEquals(100, prices.size());
            assertEquals(99.5, prices.get(99));
        }
    }
}
