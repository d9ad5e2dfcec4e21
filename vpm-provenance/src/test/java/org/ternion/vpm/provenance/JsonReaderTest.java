package org.ternion.vpm.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private static final VpfLimits SMALL = new VpfLimits(100, 100, 100, 200, 3, 10, 100);

    private static VpfException.Code code(String text, VpfLimits limits) {
        VpfException fromText = assertThrows(VpfException.class, () -> JsonReader.read(text, limits));
        VpfException fromBytes = assertThrows(VpfException.class,
                () -> JsonReader.read(text.getBytes(StandardCharsets.UTF_8), limits));
        assertEquals(fromText.code(), fromBytes.code());
        assertFalse(fromText.getMessage().contains("\n"), fromText.getMessage());
        return fromText.code();
    }

    @Test
    void keepsOrderAndLexemes() {
        String text = "{\"z\":1.50,\"a\":[true,null,\"\\u00e9\"],\"m\":{}}";
        Json.Obj object = (Json.Obj) JsonReader.read(text, VpfLimits.DEFAULT);
        assertEquals(List.of("z", "a", "m"), List.copyOf(object.members().keySet()));
        assertEquals(new Json.Num("1.50"), object.get("z"));
        assertEquals(new Json.Arr(List.of(Json.Word.TRUE, Json.Word.NULL, new Json.Text("\u00e9"))), object.get("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[1,]", "{\"a\":1,}", "{\"a\":1,\"a\":2}", "{\"a\":{\"b\":1,\"b\":1}}", "NaN",
        "[Infinity]", "[-Infinity]", "[+1]", "[01]", "[.5]", "[1.]", "[1e]", "1 2", "{} x", "{}{}", "'a'", "{a:1}",
        "[1 /* no */]", "// no\n1", "\"\n\"", "\"\\x\"", "\"\\u12g4\"", "\"a", "tru", "nul", "\ufeff{}", "[1}", "]",
        "{\"\\u0061\":1,\"a\":2}"})
    void whatIsNotJsonIsRefused(String text) {
        assertEquals(VpfException.Code.BAD_JSON, code(text, VpfLimits.DEFAULT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"22ff22", "22c08022", "22eda08022", "22f490808022", "22e28222", "22c3", "80", "efbbbf7b7d",
        "fffe7b007d00", "7b007d00"})
    void bytesThatAreNotUtf8AreRefused(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertEquals(VpfException.Code.BAD_JSON,
                assertThrows(VpfException.class, () -> JsonReader.read(bytes, VpfLimits.DEFAULT)).code());
    }

    @Test
    void textWithHalfACharacterIsRefused() {
        assertEquals(VpfException.Code.BAD_JSON,
                assertThrows(VpfException.class, () -> JsonReader.read("\"\ud834\"", VpfLimits.DEFAULT)).code());
    }

    @ParameterizedTest
    @CsvSource({"'[[[1]]]', true", "'[[[[1]]]]', false", "'{\"a\":{\"b\":{\"c\":1}}}', true",
        "'{\"a\":{\"b\":{\"c\":[]}}}', false", "'[1,2,3,4,5,6,7,8]', true", "'[1,2,3,4,5,6,7,8,9]', false"})
    void depthAndTokensAreLimited(String text, boolean accepted) {
        if (accepted) {
            assertEquals(text.replace(",", ", ").replace(":", ": "),
                    new String(CanonicalJson.v1_0(JsonReader.read(text, SMALL)), StandardCharsets.US_ASCII));
        } else {
            assertEquals(VpfException.Code.LIMIT_EXCEEDED, code(text, SMALL));
        }
    }

    @Test
    void lengthIsLimitedInBytes() {
        assertEquals(new Json.Text("x".repeat(98)), JsonReader.read("\"" + "x".repeat(98) + "\"", SMALL));
        assertEquals(VpfException.Code.LIMIT_EXCEEDED, code("\"" + "x".repeat(99) + "\"", SMALL));
        assertEquals(VpfException.Code.LIMIT_EXCEEDED, code("\"" + "\u00e9".repeat(50) + "\"", SMALL));
    }

    @Test
    void longTextsNamesAndNumbersUpToTheLimitAreRead() {
        String name = "n".repeat(400_000);
        Json.Obj object = (Json.Obj) JsonReader.read("{\"" + name + "\":\"" + name + "\"}", VpfLimits.DEFAULT);
        assertEquals(new Json.Text(name), object.get(name));
        assertEquals(new Json.Num("1".repeat(1000)), JsonReader.read("1".repeat(1000), VpfLimits.DEFAULT));
        assertEquals(VpfException.Code.LIMIT_EXCEEDED, code("1".repeat(1001), VpfLimits.DEFAULT));
    }

    @Test
    void deepNestingNeverOverflowsTheStack() {
        VpfLimits deep = new VpfLimits(1 << 20, 1 << 20, 1 << 20, 200, Integer.MAX_VALUE, Integer.MAX_VALUE, 1);
        assertEquals(VpfException.Code.LIMIT_EXCEEDED, code("[".repeat(500_000), deep));
        Json nested = JsonReader.read("[".repeat(1000) + "]".repeat(1000), deep);
        assertEquals(2000, CanonicalJson.v1_0(nested).length);
    }

    @Test
    void offsetCountsBytesUpToWhereReadingStopped() {
        VpfException e = assertThrows(VpfException.class, () -> JsonReader.read("[\"\u20ac\", x]", VpfLimits.DEFAULT));
        assertEquals(9, e.offset());
    }

    @Test
    void damagedTextsGiveAValueOrTheFormatsException() {
        byte[] text = DocumentGoldens.read("signed.json").get("cases").get(0).get("json_text").textValue()
                .getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut < text.length; cut++) {
            byte[] shorter = Arrays.copyOf(text, cut);
            assertEquals(VpfException.Code.BAD_JSON,
                    assertThrows(VpfException.class, () -> JsonReader.read(shorter, VpfLimits.DEFAULT)).code());
        }
        for (int bit = 0; bit < 8 * text.length; bit++) {
            byte[] flipped = text.clone();
            flipped[bit / 8] = (byte) (flipped[bit / 8] ^ 1 << bit % 8);
            survives(flipped);
        }
        long seed = 20261127;
        Random random = new Random(seed);
        String alphabet = "{}[]\",:\\u0019eE+-.tfn ";
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(24)];
            for (int k = 0; k < bytes.length; k++) {
                bytes[k] = (byte) (random.nextInt(16) == 0 ? random.nextInt() : alphabet.charAt(random.nextInt(22)));
            }
            survives(bytes);
        }
    }

    /** Anything but a value or VpfException fails the test; a value reads back from its text. */
    private static void survives(byte[] bytes) {
        Json value;
        try {
            value = JsonReader.read(bytes, VpfLimits.DEFAULT);
        } catch (VpfException e) {
            assertTrue(e.code() == VpfException.Code.BAD_JSON || e.code() == VpfException.Code.LIMIT_EXCEEDED);
            return;
        }
        assertEquals(value, JsonReader.read(CanonicalJson.v1_0(value), VpfLimits.DEFAULT));
    }
}
