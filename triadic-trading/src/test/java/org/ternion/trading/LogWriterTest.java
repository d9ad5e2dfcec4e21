package org.ternion.trading;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.io.TableFormatException;

class LogWriterTest {
    private static String csv(RunLog log) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LogWriter.write(log, Profile.REFERENCE, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static RunLog read(String csv) throws IOException {
        return LogReader.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), "log.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "narrow", "noconf", "signstate", "sticky_bigmoves", "long_runs",
        "epoch_millis_ts", "epoch_nanos_ts", "one_bar"})
    void logsOfThePrototypeAreWrittenToTheByte(String name) throws IOException {
        String file = "run_bars_" + name + "_log.csv";
        assertEquals(Goldens.text(file), csv(RunLogs.golden(file)));
    }

    @Test
    void readerTakesWhatTheWriterWrites() throws IOException {
        RunLog log = RunLogs.golden("run_bars_script_log.csv");
        RunLog back = read(csv(log));
        assertEquals(log.symbol(), back.symbol());
        assertArrayEquals(log.times(), back.times());
        for (LogColumn column : log.columns()) {
            assertArrayEquals(log.column(column), back.column(column), column.header());
        }
    }

    @Test
    void streamGetsWholeRowsOnly() throws IOException {
        RunLog log = RunLogs.golden("run_bars_script_log.csv");
        List<Boolean> whole = new ArrayList<>();
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) {
                throw new AssertionError("one byte at a time");
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                whole.add(bytes[from + length - 1] == '\n');
            }
        };
        try (LogWriter writer = LogWriter.of(out, "X", LogWriter.columnsOf(Profile.REFERENCE))) {
            writer.append(log, 0, log.size());
            writer.append(log, 0, 1);
        }
        assertTrue(whole.size() > 1 && !whole.contains(false), whole::toString);
    }

    @Test
    void oddSymbolsAreQuoted() throws IOException {
        RunLog log = RunLogs.golden("run_bars_one_bar_log.csv");
        RunLog named = RunLog.wrap("a \"b\",c", log.times(), columns(log));
        assertEquals(named.symbol(), read(csv(named)).symbol());
    }

    private static Map<LogColumn, double[]> columns(RunLog log) {
        Map<LogColumn, double[]> columns = new EnumMap<>(LogColumn.class);
        log.columns().forEach(column -> columns.put(column, log.column(column)));
        return columns;
    }

    @Test
    void foreignColumnsArePassedOverAndEmptyNumbersAreNaN() throws IOException {
        RunLog log = read("ts,ell,vol,reason,state\n7,x,,neutral-state,-1\n");
        assertEquals(Set.of(LogColumn.VOL, LogColumn.REASON, LogColumn.STATE), log.columns());
        assertTrue(Double.isNaN(log.column(LogColumn.VOL)[0]));
        assertEquals("NEUTRAL_STATE", log.reason(0).name());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ts,vol\\n1,2\\n2,x|log.csv, line 3, column 2 'vol': 'x' is not a finite decimal number",
        "ts,state\\n1,0.5|log.csv, line 2, column 2 'state': an integer is needed",
        "ts,acceptable\\n1,yes|log.csv, line 2, column 2 'acceptable': True or False is needed",
        "ts,reason\\n1,luck|log.csv, line 2, column 2 'reason': there is no such reason",
        "ts,vol\\n1.5,0|log.csv, line 2, column 1 'ts': a 64-bit integer is needed",
        "vol\\n1|log.csv, line 1: a log has a column ts or t",
        "ts,symbol\\n1,A\\n2,B|log.csv, line 3, column 2 'symbol': a log has one symbol",
    })
    void damagedLogsAreRefusedWithThePlace(String csv, String message) {
        String text = csv.replace("\\n", "\n");
        assertEquals(message, assertThrows(TableFormatException.class, () -> read(text)).getMessage());
    }
}
