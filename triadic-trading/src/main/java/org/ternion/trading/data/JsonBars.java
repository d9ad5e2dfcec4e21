package org.ternion.trading.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.ternion.core.io.TableFormatException;

/**
 * Reads candles: objects with fields as {@link BarField} names them, numbers or strings. They stand one after the
 * other, or in an array, or in an array that is a field of an object.
 */
final class JsonBars {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_TEXT = 1 << 16;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxStringLength(MAX_TEXT)
                    .maxNameLength(MAX_TEXT).build())
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE).build();

    private final String name;
    private final BarFormat format;
    private final double noVolume;
    private final double[] values = new double[BarField.ALL.size() - 1];
    /** Rank of the name from which each field was taken, none: Integer.MAX_VALUE. */
    private final int[] ranks = new int[BarField.ALL.size()];
    private final StampReader byFormat;
    private final StampReader nanos;
    private BarSeries.Stamp stamp;
    private long time;
    /** Line of the text before the part that the parser sees. */
    private long linesBefore;

    /** The last argument is the volume of a candle that has none. */
    JsonBars(String name, BarFormat format, double noVolume) {
        this.name = name;
        this.format = format;
        this.noVolume = noVolume;
        this.stamp = format.stamp();
        this.byFormat = new StampReader(format.unit(), format.zone());
        this.nanos = new StampReader(StampUnit.NANOS, format.zone());
    }

    /** Bars in the order of the file. */
    static BarSeries read(InputStream in, String name, String symbol, BarFormat format) throws IOException {
        JsonBars reader = new JsonBars(name, format, CsvBars.NO_VOLUME);
        BarColumns bars = new BarColumns();
        try (JsonParser parser = FACTORY.createParser(in)) {
            reader.candles(parser, bars);
        } catch (JsonProcessingException e) {
            throw reader.broken(e);
        } catch (CharConversionException e) {
            throw reader.noText();
        }
        return bars.series(symbol, reader.stamp);
    }

    /** One line with one candle, which is then read by {@link #time()} and {@link #values()}. */
    void line(byte[] text, int from, int to, long number) throws IOException {
        linesBefore = number - 1;
        try (JsonParser parser = FACTORY.createParser(text, from, to - from)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw problem(parser, "an object is needed");
            }
            candle(parser, null);
            if (parser.nextToken() != null) {
                throw problem(parser, "there is more than one object on the line");
            }
        } catch (JsonProcessingException e) {
            throw broken(e);
        } catch (CharConversionException e) {
            throw noText();
        }
    }

    long time() {
        return time;
    }

    /** Open, high, low, close, volume of the last candle. */
    double[] values() {
        return values;
    }

    /** What the stamp of the last candle means. */
    BarSeries.Stamp stamp() {
        return stamp;
    }

    private void candles(JsonParser parser, BarColumns bars) throws IOException {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                candle(parser, bars);
            } else if (token == JsonToken.START_ARRAY) {
                list(parser, bars);
            } else {
                throw problem(parser, "a candle must be an object");
            }
        }
    }

    private void list(JsonParser parser, BarColumns bars) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw problem(parser, "a candle must be an object");
            }
            candle(parser, null);
            add(parser, bars);
        }
    }

    /** Reads an object; with {@code bars} it may also be one that holds an array of candles, else it is added. */
    private void candle(JsonParser parser, BarColumns bars) throws IOException {
        Arrays.fill(ranks, Integer.MAX_VALUE);
        Arrays.fill(values, Double.NaN);
        values[BarField.VOLUME.ordinal() - 1] = noVolume;
        boolean holder = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY && bars != null && !has(BarField.CLOSE)) {
                list(parser, bars);
                holder = true;
                Arrays.fill(ranks, Integer.MAX_VALUE);
            } else if (token.isStructStart()) {
                parser.skipChildren();
            } else if (!holder) {
                take(parser, field);
            }
        }
        if (!holder) {
            require(parser, BarField.TIME);
            require(parser, BarField.CLOSE);
            if (bars != null) {
                add(parser, bars);
            }
        }
    }

    private boolean has(BarField field) {
        return ranks[field.ordinal()] != Integer.MAX_VALUE;
    }

    private void require(JsonParser parser, BarField field) {
        if (!has(field)) {
            throw problem(parser, "the candle has no " + field.name().toLowerCase(Locale.ROOT)
                    + "; the name of the field is one of " + field.known());
        }
    }

    private void add(JsonParser parser, BarColumns bars) {
        try {
            bars.add(time, values);
        } catch (IllegalArgumentException e) {
            throw problem(parser, e.getMessage());
        }
    }

    private void take(JsonParser parser, String fieldName) throws IOException {
        String normal = BarField.normal(fieldName);
        for (BarField field : BarField.ALL) {
            int rank = field.rank(normal);
            if (rank >= 0 && rank < ranks[field.ordinal()]) {
                ranks[field.ordinal()] = rank;
                if (field == BarField.TIME) {
                    time(parser, fieldName, normal);
                } else {
                    values[field.ordinal() - 1] = number(parser, fieldName);
                }
            }
        }
    }

    private void time(JsonParser parser, String fieldName, String normal) throws IOException {
        byte[] text = parser.getText().strip().getBytes(StandardCharsets.UTF_8);
        StampReader reader = BarField.unit(normal, format) == format.unit() ? byFormat : nanos;
        try {
            time = reader.read(text, 0, text.length);
        } catch (IllegalArgumentException e) {
            throw problem(parser, quote(parser, fieldName) + " " + e.getMessage());
        }
        stamp = BarField.stamp(normal, format);
    }

    private double number(JsonParser parser, String fieldName) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return Double.NaN;
        }
        byte[] text = parser.getText().strip().getBytes(StandardCharsets.UTF_8);
        double value = Decimal.parse(text, 0, text.length);
        if (!Double.isFinite(value) && !Decimal.missing(text, 0, text.length)) {
            throw problem(parser, quote(parser, fieldName) + " is not a finite decimal number");
        }
        return value;
    }

    private static String quote(JsonParser parser, String fieldName) throws IOException {
        return TableFormatException.quote(parser.getText()) + " of field " + TableFormatException.quote(fieldName);
    }

    private TableFormatException problem(JsonParser parser, String problem) {
        return new TableFormatException(name, linesBefore + parser.currentTokenLocation().getLineNr(), 0, "", problem);
    }

    /** Zeros among the first bytes are taken for UTF-16 or UTF-32, which they then need not be. */
    private TableFormatException noText() {
        return new TableFormatException(name, linesBefore + 1, 0, "", "this is no JSON: its bytes are no text");
    }

    private TableFormatException broken(JsonProcessingException e) {
        long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
        String message = e.getOriginalMessage().lines().findFirst().orElse("");
        return new TableFormatException(name, linesBefore + line, 0, "", "this is no JSON: " + message);
    }
}
