package org.ternion.trading.legacy;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.ternion.trading.DecimalText;

/** Writes the steps of {@link PositionUnitLoop} as the prototype did, byte for byte. */
public final class LoopLogWriter {
    private static final String COLUMNS_BEHIND =
            "z_norm,z_vel,hold,entropy,regime,action,source,pos,fill,cap,equity,prev_action,thesis_age,state_age,"
                    + "align_age\n";
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MICROS = new DateTimeFormatterBuilder().append(SECONDS)
            .appendFraction(ChronoField.NANO_OF_SECOND, 6, 9, true).toFormatter(Locale.ROOT);
    private static final long NANOS = 1_000_000_000L;

    private LoopLogWriter() {
    }

    /**
     * Writes the log of 20 December.
     *
     * @param steps  of {@link PositionUnitLoop#run(double[], double[])}
     * @param source name of the data
     * @param out    receives the text, is not closed
     * @throws IOException if it cannot be written
     */
    public static void write(List<LoopStep> steps, String source, Writer out) throws IOException {
        out.write("t,price,pnl," + COLUMNS_BEHIND);
        for (LoopStep step : steps) {
            out.write(step.t() + "," + DecimalText.of(step.price()) + "," + DecimalText.of(step.value()));
            behind(step, source, out);
        }
    }

    /**
     * Writes the log of 24 December, with stress and bans.
     *
     * @param steps  of {@link PositionUnitLoop#run(double[], double[], boolean[])}
     * @param source name of the data
     * @param times  stamps of all bars in nanoseconds
     * @param stress stress of all bars
     * @param out    receives the text, is not closed
     * @throws IOException if it cannot be written
     */
    public static void write(List<LoopStep> steps, String source, long[] times, double[] stress, Writer out)
            throws IOException {
        out.write("t,ts,price,pnl,p_bad,bad_flag,ban," + COLUMNS_BEHIND);
        for (LoopStep step : steps) {
            int ban = step.ban() ? 1 : 0;
            out.write(step.t() + "," + stamp(times[step.t()]) + "," + DecimalText.of(step.price()) + ","
                    + DecimalText.of(step.value()) + "," + DecimalText.of(stress[step.t()]) + "," + ban + "," + ban);
            behind(step, source, out);
        }
    }

    private static String stamp(long nanos) {
        Instant instant = Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
        return (instant.getNano() == 0 ? SECONDS : MICROS).format(instant.atOffset(ZoneOffset.UTC)) + "+00:00";
    }

    private static void behind(LoopStep step, String source, Writer out) throws IOException {
        // The prototype had the sign of a float for fills and the integer 0 for none.
        String action = step.fill() > 0 ? "1.0" : step.fill() < 0 ? "-1.0" : "0";
        out.write("," + DecimalText.of(step.zNorm()) + "," + DecimalText.of(step.zVelocity()) + ","
                + (step.hold() ? 1 : 0) + ",0.0,0," + action + "," + source + "," + DecimalText.of(step.position())
                + "," + DecimalText.of(step.fill()) + "," + DecimalText.of(step.cap()) + ","
                + DecimalText.of(step.equity()) + "," + step.desiredBefore() + "," + step.thesisAge() + ","
                + step.stateAge() + "," + step.alignAge() + "\n");
    }
}
