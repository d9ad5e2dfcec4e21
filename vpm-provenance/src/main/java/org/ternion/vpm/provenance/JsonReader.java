package org.ternion.vpm.provenance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one JSON value and nothing else: no duplicate keys, no NaN, no text behind it, bounded depth and length. */
final class JsonReader {
    /** Reading, writing and comparing a tree recurse, so a limit set higher would end in a stack overflow. */
    private static final int DEEPEST = 1000;
    /** A reason may quote a key of any length. */
    private static final int LONGEST_REASON = 200;

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads UTF-8 bytes.
     *
     * @throws VpfException BAD_JSON or LIMIT_EXCEEDED
     */
    static Json read(byte[] utf8, VpfLimits limits) {
        requireLength(utf8.length, limits);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(utf8);
        CharBuffer text = CharBuffer.allocate(utf8.length);
        CoderResult result = decoder.decode(bytes, text, true);
        if (result.isError()) {
            throw new VpfException(VpfException.Code.BAD_JSON, bytes.position(), "the text is not UTF-8");
        }
        return parse(text.flip().toString(), limits);
    }

    /**
     * Reads a text.
     *
     * @throws VpfException BAD_JSON or LIMIT_EXCEEDED
     */
    static Json read(String text, VpfLimits limits) {
        // Checked before encoding, which would take memory; a char needs at least one byte.
        requireLength(text.length(), limits);
        try {
            requireLength(StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text)).remaining(), limits);
        } catch (CharacterCodingException e) {
            throw new VpfException(VpfException.Code.BAD_JSON, -1, "the text has an unpaired surrogate", e);
        }
        return parse(text, limits);
    }

    private static void requireLength(int bytes, VpfLimits limits) {
        if (bytes > limits.maxJsonBytes()) {
            throw new VpfException(VpfException.Code.LIMIT_EXCEEDED, -1,
                    "the JSON text has " + bytes + " bytes, at most " + limits.maxJsonBytes() + " are read");
        }
    }

    private static Json parse(String text, VpfLimits limits) {
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(Math.min(limits.maxDepth(), DEEPEST)).maxTokenCount(limits.maxTokens())
                .maxStringLength(limits.maxJsonBytes()).maxNameLength(limits.maxJsonBytes()).build();
        // Names are not shared between parsers: a table filled by hostile files would slow down all later ones.
        JsonFactory factory = JsonFactory.builder().streamReadConstraints(constraints)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();
        try (JsonParser parser = factory.createParser(text)) {
            return new JsonReader(parser).document();
        } catch (StreamConstraintsException e) {
            throw failure(VpfException.Code.LIMIT_EXCEEDED, text, e);
        } catch (JsonProcessingException e) {
            throw failure(VpfException.Code.BAD_JSON, text, e);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
    }

    private static VpfException failure(VpfException.Code code, String text, JsonProcessingException e) {
        long chars = e.getLocation() == null ? -1 : e.getLocation().getCharOffset();
        boolean known = chars >= 0 && chars <= text.length();
        long bytes = known ? text.substring(0, (int) chars).getBytes(StandardCharsets.UTF_8).length : -1;
        String reason = e.getOriginalMessage().lines().findFirst().orElse("damaged");
        return new VpfException(code, bytes, reason.length() <= LONGEST_REASON ? reason
                : reason.substring(0, LONGEST_REASON) + "..", e);
    }

    private Json document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new VpfException(VpfException.Code.BAD_JSON, 0, "the text is empty");
        }
        Json value = value(first);
        if (parser.nextToken() != null) {
            throw new VpfException(VpfException.Code.BAD_JSON, -1, "text follows the end of the value");
        }
        return value;
    }

    private Json value(JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> new Json.Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getText());
            case VALUE_TRUE -> Json.Word.TRUE;
            case VALUE_FALSE -> Json.Word.FALSE;
            case VALUE_NULL -> Json.Word.NULL;
            default -> throw new IllegalStateException("a value cannot start with " + token);
        };
    }

    private Json object() throws IOException {
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            members.put(name, value(parser.nextToken()));
        }
        return new Json.Obj(members);
    }

    private Json array() throws IOException {
        List<Json> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token));
        }
        return new Json.Arr(items);
    }
}
