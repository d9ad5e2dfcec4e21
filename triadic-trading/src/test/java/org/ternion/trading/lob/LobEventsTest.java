package org.ternion.trading.lob;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.io.TableFormatException;
import org.ternion.core.random.CounterRandom;

class LobEventsTest {
    private static final String HEADER = "exch_ts,local_ts,kind,side,price,qty\n";
    private static final String CSV = HEADER + """
            1,3,clear,none,,
            1,3,snapshot,buy,100.5,1.25
            1,3,4,ask,101,0.75
            2,4,trade,sell,100.5,0.25

            5,6,depth,1,100.5,0
            """;

    @TempDir
    private Path folder;

    private LobEvents read(byte[] content) throws IOException {
        return LobEvents.read(Files.write(folder.resolve("events"), content));
    }

    private LobEvents read(String csv) throws IOException {
        return read(csv.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream in = LobEventsTest.class.getResourceAsStream("/goldens/lob/" + name)) {
            return in.readAllBytes();
        }
    }

    private static List<String> rows(LobEvents events) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            int clocks = events.codes()[i] & (LobEvents.AT_EXCHANGE | LobEvents.AT_DESK);
            rows.add(events.exchangeTime(i) + " " + events.localTime(i) + " " + events.kind(i) + " " + events.side(i)
                    + " " + events.price(i) + " " + events.quantity(i) + " " + clocks / LobEvents.AT_EXCHANGE);
        }
        return rows;
    }

    @Test
    void csvIsRead() throws IOException {
        LobEvents events = read("\uFEFF" + CSV.replace("\n", "\r\n"));
        assertEquals(List.of("1 3 CLEAR 0 NaN 0.0 3", "1 3 SNAPSHOT 1 100.5 1.25 3", "1 3 SNAPSHOT -1 101.0 0.75 3",
                "2 4 TRADE -1 100.5 0.25 3", "5 6 DEPTH 1 100.5 0.0 3"), rows(events));
        assertEquals(0.5, events.tickSize());
        assertEquals(0.25, events.lotSize());
    }

    @ParameterizedTest
    @ValueSource(strings = {"events.npy", "events.npz", "events-stored.npz"})
    void recordsOfNumPyAreRead(String name) throws IOException {
        LobEvents events = read(golden(name));
        long at = 1_700_000_000_000_000_000L;
        assertEquals(List.of(at + " " + (at + 500_000) + " CLEAR 0 NaN 0.0 3",
                at + " " + (at + 500_000) + " SNAPSHOT 1 100.5 1.25 3",
                at + " " + (at + 500_000) + " SNAPSHOT -1 101.0 0.75 3",
                at + 1_000_001 + " " + (at + 2_000_003) + " TRADE -1 100.5 0.25 3",
                at + 1_000_002 + " " + (at + 3_000_004) + " DEPTH 1 100.5 1.0 1",
                at + 1_000_002 + " " + (at + 3_000_004) + " DEPTH 1 100.5 1.0 2",
                at + 1_000_004 + " " + (at + 3_000_006) + " DEPTH -1 101.0 0.0 3"), rows(events));
        assertEquals(1, events.skipped());
        assertEquals(0.5, events.tickSize());
    }

    @Test
    void writtenEventsAreReadBack() throws IOException {
        LobEvents events = LobGenerator.events(4, 2000);
        StringWriter out = new StringWriter();
        events.writeCsv(out);
        LobEvents back = read(out.toString());
        assertEquals(rows(events), rows(back));
        assertEquals(events.tickSize(), back.tickSize());
        assertEquals(events.lotSize(), back.lotSize());
    }

    @Test
    void givenGridRoundsAndCounts() throws IOException {
        Path file = Files.writeString(folder.resolve("grid.csv"), CSV);
        LobEvents events = LobEvents.read(file, new LobGrid(1, 0.25));
        assertEquals(100, events.price(1));
        assertEquals(3, events.offGrid());
        assertEquals(1, events.tickSize());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1,2,depth,buy,100|line 2: the line has 5 cells", "1,2,depth,buy,100,1,2|line 2: the line has more than 6",
        "x,2,depth,buy,100,1|line 2, column 1 'exch_ts': 'x' is not a stamp",
        "1,1.5,depth,buy,100,1|column 2 'local_ts': '1.5' is not", "1,2,fill,buy,100,1|column 3 'kind': 'fill' is none",
        "1,2,depth,up,100,1|column 4 'side': 'up' is none", "1,2,depth,buy,nan,1|column 5 'price': 'nan' is not",
        "1,2,depth,buy,,1|column 5 'price': '' is not", "1,2,depth,buy,100,1e999|column 6 'qty': '1e999' is not",
        "1,2,depth,buy,0,1|line 2: the price must be finite and > 0, was 0.0",
        "1,2,depth,buy,-5,1|the price must be", "1,2,trade,buy,5,-1|line 2: the quantity must be finite and >= 0",
        "9223372036854775807,2,trade,buy,5,1|line 2: the stamp of the exchange must be in",
        "1,2,depth,buy,0.33333333333333331,1|has more than 9 decimals; give a tick size",
        "1,2,depth,buy,1,1e300|is too large or has more than 9 decimals; give a lot size"})
    void wrongCellsAreNamed(String line, String problem) {
        TableFormatException e = assertThrows(TableFormatException.class, () -> read(HEADER + line));
        assertTrue(e.getMessage().contains(problem), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "ts,price\n1,2\n", "PK", "PK\u0003\u0004", "PK\u0005\u0006"})
    void otherContentIsAnError(String content) {
        assertThrows(TableFormatException.class, () -> read(content));
    }

    @Test
    void longLineIsAnError() {
        TableFormatException e = assertThrows(TableFormatException.class,
                () -> read(HEADER + "1".repeat(1_000_000)));
        assertTrue(e.getMessage().contains("more than 1024 bytes"), e.getMessage());
    }

    @Test
    void headerAloneIsNoEvents() throws IOException {
        assertEquals(0, read(HEADER).size());
    }

    /** An array of the given header text and no records. */
    private static byte[] array(String header) {
        byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
        byte[] array = new byte[10 + text.length];
        System.arraycopy(NpyRecordHeader.MAGIC, 0, array, 0, 6);
        array[6] = 1;
        array[8] = (byte) text.length;
        array[9] = (byte) (text.length >> 8);
        System.arraycopy(text, 0, array, 10, text.length);
        return array;
    }

    private static final String FIELDS = "('ev', '<u8'), ('exch_ts', '<i8'), ('local_ts', '<i8'), ('px', '<f8'), ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'descr': '<f8', 'fortran_order': False, 'shape': (0, 6), }|is not of records",
        "{'descr': [%('qty', '<f8')], 'fortran_order': False, 'shape': (999999999,), }|at most 134217728 are read",
        "{'descr': [%('qty', '<f8')], 'fortran_order': False, 'shape': (99999999999999999999999,), }|one axis",
        "{'descr': [%('qty', '<f8')], 'fortran_order': False, 'shape': (5,), }|tells of 5 events, the array has 0",
        "{'descr': [%('qty', '<f8')], 'fortran_order': False, 'shape': (5, 2), }|a shape of one axis",
        "{'descr': [%('qty', '>f8')], 'fortran_order': False, 'shape': (0,), }|has field qty of a type",
        "{'descr': [%('qty', '<f4')], 'fortran_order': False, 'shape': (0,), }|has field qty of a type",
        "{'descr': [%('qty', '<f8', (3,))], 'fortran_order': False, 'shape': (0,), }|a field of arrays",
        "{'descr': [%('px', '<f8')], 'fortran_order': False, 'shape': (0,), }|has a field twice",
        "{'descr': [%('a', 'O8')], 'fortran_order': False, 'shape': (0,), }|a type that is not read",
        "{'descr': [%('a', 'V99999')], 'fortran_order': False, 'shape': (0,), }|records of more than 65536",
        "{'descr': [%('a', '<f8')], 'fortran_order': False, 'shape': (0,), }|lacks the field qty",
        "{'descr': [%], 'shape': }|needs '('", "{'descr': [%|needs '('", "{}|lacks one of", "{'a': 1}|unknown key",
        "{'descr': [%('qty', '<f8')], 'shape': (0,), 'shape': (0,)}|shape twice"})
    void hostileHeadersAreNamed(String header, String problem) {
        String filled = header.replace("%", FIELDS);
        TableFormatException e = assertThrows(TableFormatException.class, () -> read(array(filled)));
        assertTrue(e.getMessage().contains(problem), e.getMessage());
    }

    @Test
    void paddingFieldsArePassedOver() throws IOException {
        assertEquals(0, read(array("{'descr': [" + FIELDS
                + "('', '|V4'), ('', '|V4'), ('qty', '<f8')], 'fortran_order': False, 'shape': (0,), }")).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "events.npy", "events.npz", "events-stored.npz"})
    void damagedFilesGiveEventsOrTheirError(String name) throws IOException {
        byte[] whole = name.equals("csv") ? CSV.getBytes(StandardCharsets.UTF_8) : golden(name);
        CounterRandom random = CounterRandom.of(7);
        for (int i = 0; i < whole.length; i++) {
            readOrFail(Arrays.copyOf(whole, i), i);
            byte[] changed = whole.clone();
            changed[i] ^= (byte) (1 << random.nextInt(8));
            readOrFail(changed, i);
        }
        for (int i = 0; i < 200; i++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            System.arraycopy(whole, 0, noise, 0, Math.min(noise.length, 10));
            readOrFail(noise, i);
        }
    }

    private void readOrFail(byte[] content, int at) throws IOException {
        try {
            assertTrue(read(content).size() <= 100, () -> "cut or changed at " + at);
        } catch (TableFormatException e) {
            assertTrue(e.getMessage().indexOf('\n') < 0, e.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"events.npy", "events.npz", "events-stored.npz"})
    void arrayCutShortIsAnError(String name) throws IOException {
        byte[] whole = golden(name);
        TableFormatException e = assertThrows(TableFormatException.class,
                () -> read(Arrays.copyOf(whole, name.endsWith("npy") ? whole.length - 1 : 300)));
        assertTrue(e.getMessage().startsWith(folder.toString()), e.getMessage());
    }
}
