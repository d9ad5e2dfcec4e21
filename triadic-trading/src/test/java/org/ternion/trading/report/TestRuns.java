package org.ternion.trading.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.ternion.trading.Backtest;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.Goldens;
import org.ternion.trading.LogColumn;
import org.ternion.trading.LogWriter;
import org.ternion.trading.Profile;
import org.ternion.trading.RunLog;
import org.ternion.trading.data.BarFile;
import org.ternion.trading.data.BarFormat;
import org.ternion.trading.data.BarSeries;

/** Runs that pages are made of. */
final class TestRuns {
    private TestRuns() {
    }

    /** Nine years of BTC-USD, four hours a bar. */
    static BarSeries bitcoin() {
        try {
            return BarFile.read(new ByteArrayInputStream(Goldens.resource("/data/btc-usd-4h.csv")), "BTC-USD",
                    BarFormat.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RunLog bitcoinRun() {
        return Backtest.run(bitcoin(), EngineConfig.CAUSAL);
    }

    /** Rows of a log. */
    static RunLog rows(RunLog log, int from, int to) {
        Map<LogColumn, double[]> columns = new EnumMap<>(LogColumn.class);
        for (LogColumn column : log.columns()) {
            columns.put(column, Arrays.copyOfRange(log.column(column), from, to));
        }
        return RunLog.wrap(log.symbol(), Arrays.copyOfRange(log.times(), from, to), columns);
    }

    /** A log as the file it would be. */
    static byte[] csv(RunLog log) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            LogWriter.write(log, Profile.CAUSAL, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
