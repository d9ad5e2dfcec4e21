package org.ternion.vpm.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
    private static Json read(String text) {
        return JsonReader.read(text, VpfLimits.DEFAULT);
    }

    private static String v1_0(Json value) {
        return new String(CanonicalJson.v1_0(value), StandardCharsets.UTF_8);
    }

    private static String jcs(String text) {
        return new String(CanonicalJson.jcs(read(text)), StandardCharsets.UTF_8);
    }

    static List<JsonNode> texts() {
        return DocumentGoldens.list("canonical.json", "canonical").stream().filter(c -> c.get("note").isNull())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void goldenTextsAreWrittenByteForByte(JsonNode golden) {
        String text = golden.get("text").textValue();
        Json value = read(text);
        assertEquals(text, v1_0(value));
        assertEquals(text, v1_0(CanonicalJson.pythonNumbers(value)));
        assertEquals(golden.get("sha3").textValue(), Sha3.of(CanonicalJson.v1_0(value)).toString());
    }

    @Test
    void goldenWithTokensThatAreNotJsonIsRefused() {
        JsonNode golden = DocumentGoldens.read("canonical.json").get("canonical").get(2);
        assertEquals(VpfException.Code.BAD_JSON,
                assertThrows(VpfException.class, () -> read(golden.get("text").textValue())).code());
    }

    @Test
    void exampleOfTheSpecification() {
        assertEquals("{\"a\": [1.0, 1e-05, 1e+16], \"b\": 1}", v1_0(read("{\"b\": 1, \"a\": [1.0, 1e-05, 1e+16]}")));
    }

    @Test
    void integersOfAnySizeStay() {
        String text = "[0, -1, 9223372036854775808, 10000000000000000000000000]";
        assertEquals(text, v1_0(CanonicalJson.pythonNumbers(read(text))));
    }

    @ParameterizedTest
    @CsvSource({"1E5, 100000.0", "1.50, 1.5", "-0, 0", "-0.0, -0.0", "1e0, 1.0", "12e-1, 1.2", "1E+22, 1e+22",
        "0.1e-4, 1e-05"})
    void numbersOfNewRecordsAreWrittenAsPythonDoes(String lexeme, String wanted) {
        assertEquals(lexeme, v1_0(read(lexeme)), "a stored number keeps its characters");
        assertEquals(wanted, v1_0(CanonicalJson.pythonNumbers(read(lexeme))));
    }

    @Test
    void keysSortByCodePointInOneWayAndByCodeUnitInTheOther() {
        String text = "{\"\\ud834\\udd1e\":1,\"\\uffff\":2,\"\\ud834\\udd1d\":3,"
                + "\"\\ud835\\udc00\":4,\"a\":5,\"\":6,\"ab\":7}";
        assertEquals("{\"\": 6, \"a\": 5, \"ab\": 7, \"\\uffff\": 2, \"\\ud834\\udd1d\": 3, \"\\ud834\\udd1e\": 1, "
                + "\"\\ud835\\udc00\": 4}", v1_0(read(text)));
        assertEquals("{\"\":6,\"a\":5,\"ab\":7,\"\ud834\udd1d\":3,\"\ud834\udd1e\":1,\"\ud835\udc00\":4,\"\uffff\":2}",
                jcs(text));
    }

    @Test
    void unpairedSurrogatesSurviveInAsciiAndAreRefusedInUtf8() {
        String text = "{\"\\ud834\": \"\\udd1e\\ud834\"}";
        assertEquals(text, v1_0(read(text)));
        assertEquals(VpfException.Code.BAD_FIELD, assertThrows(VpfException.class, () -> jcs(text)).code());
        assertThrows(VpfException.class, () -> CanonicalJson.requireJcs(read("[\"\\udd1e\\ud834\"]")));
    }

    @Test
    void codePointOrderAgreesWithComparingArraysOfCodePoints() {
        long seed = 20261125;
        Random random = new Random(seed);
        String alphabet = "a\uffff\ud834\udd1e\ud835\ue000";
        for (int i = 0; i < 5000; i++) {
            Map<String, Json> members = new LinkedHashMap<>();
            for (int k = 0; k < 2; k++) {
                StringBuilder key = new StringBuilder();
                for (int c = random.nextInt(5); c > 0; c--) {
                    key.append(alphabet.charAt(random.nextInt(alphabet.length())));
                }
                members.put(key.toString(), Json.Num.of(k));
            }
            List<String> keys = new ArrayList<>(members.keySet());
            keys.sort((a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray()));
            StringBuilder wanted = new StringBuilder();
            keys.forEach(key -> wanted.append(wanted.length() == 0 ? "" : ", ").append(v1_0(new Json.Text(key)))
                    .append(": ").append(v1_0(members.get(key))));
            assertEquals("{" + wanted + "}", v1_0(new Json.Obj(members)), "seed " + seed);
        }
    }

    /** RFC 8785, section 3.2.2. */
    @Test
    void exampleOfRfc8785() {
        String text = """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }""";
        assertEquals("{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}", jcs(text));
    }

    /** RFC 8785, section 3.2.3. */
    @Test
    void sortingExampleOfRfc8785() {
        String text = "{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\","
                + "\"\\ufb33\":\"Hebrew Letter Dalet With Dagesh\","
                + "\"1\":\"One\",\"\\ud83d\\ude00\":\"Emoji: Grinning Face\",\"\\u0080\":\"Control\","
                + "\"\\u00f6\":\"Latin Small Letter O With Diaeresis\"}";
        assertEquals("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}",
                jcs(text));
    }

    @Test
    void controlCharactersHaveTheirShortestEscapes() {
        assertEquals("\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f \\\"\\\\/\u007f\u2028\"",
                jcs("\"\\u0000\\u0008\\u0009\\u000a\\u000b\\u000c\\u000d\\u001f \\u0022\\u005c/\\u007f\\u2028\""));
    }

    @ParameterizedTest
    @CsvSource({"9007199254740992, 9007199254740992", "-9007199254740992, -9007199254740992", "1e21, 1e+21", "-0, 0",
        "-0.0, 0", "7.0, 7", "9007199254740992.5, 9007199254740992", "1e-400, 0"})
    void numbersThatReadBackAreWritten(String lexeme, String wanted) {
        assertEquals(wanted, jcs(lexeme));
        assertEquals(wanted, jcs(wanted));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9007199254740993", "-9007199254740993", "1e17", "100000000000000000000",
        "999999999999999900000.5", "1000000000000000000000000000000", "1e309", "-1e309"})
    void numbersThatDoNotReadBackAreRefused(String lexeme) {
        assertEquals(VpfException.Code.BAD_FIELD, assertThrows(VpfException.class, () -> jcs(lexeme)).code());
        assertThrows(VpfException.class, () -> CanonicalJson.requireJcs(read("{\"a\":[" + lexeme + "]}")));
    }

    @Test
    void bothFormsAreFixedPoints() {
        long seed = 20261126;
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            Json value = random(random, 4);
            String ascii = v1_0(value);
            assertEquals(ascii, v1_0(CanonicalJson.pythonNumbers(read(ascii))), "seed " + seed);
            assertEquals(value, read(ascii), "seed " + seed);
            String utf8 = new String(CanonicalJson.jcs(value), StandardCharsets.UTF_8);
            assertEquals(utf8, jcs(utf8), "seed " + seed);
            assertEquals(utf8, jcs(ascii), "seed " + seed);
        }
    }

    static Json random(Random random, int depth) {
        int kind = random.nextInt(depth == 0 ? 5 : 7);
        return switch (kind) {
            case 0 -> Json.Word.values()[random.nextInt(3)];
            case 1 -> Json.Num.of(random.nextLong() >> 11 + random.nextInt(50));
            case 2 -> Json.Num.of(random.nextGaussian() * Math.pow(10, random.nextInt(20) - 10));
            case 3, 4 -> new Json.Text(text(random));
            case 5 -> {
                List<Json> items = new ArrayList<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    items.add(random(random, depth - 1));
                }
                yield new Json.Arr(items);
            }
            default -> {
                Map<String, Json> members = new LinkedHashMap<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    members.put(text(random), random(random, depth - 1));
                }
                yield new Json.Obj(members);
            }
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            int c = random.nextInt(3) == 0 ? random.nextInt(Character.MAX_CODE_POINT + 1) : random.nextInt(0x180);
            text.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? '?' : c);
        }
        return text.toString();
    }
}
