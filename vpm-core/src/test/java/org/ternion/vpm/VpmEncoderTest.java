package org.ternion.vpm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.FloatMatrix;

class VpmEncoderTest {
    private static final JsonNode GOLDEN = VpmImageGoldens.read("encoder.json");

    static Stream<JsonNode> encoded() {
        return StreamSupport.stream(GOLDEN.get("encode").spliterator(), false);
    }

    static Stream<JsonNode> tiles() {
        return StreamSupport.stream(GOLDEN.get("critical_tile").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("encoded")
    void picturesAreThoseOfTheGolden(JsonNode golden) {
        EncodedPicture picture = VpmEncoder.encode(floats(golden.get("matrix")),
                OutputPrecision.parse(golden.get("precision").textValue()), Rounding.TRUNCATE);
        assertEquals(golden.get("shape").get(0).intValue(), picture.documents());
        assertEquals(golden.get("shape").get(1).intValue(), picture.pixels());
        assertEquals(golden.get("big_endian_hex").textValue(),
                HexFormat.of().formatHex(picture.toBytes(ByteOrder.BIG_ENDIAN)));
    }

    @ParameterizedTest
    @MethodSource("tiles")
    void tilesAreThoseOfTheGoldenWithRowsPaddedToWholePixels(JsonNode golden) {
        OutputPrecision precision = OutputPrecision.parse(golden.get("precision").textValue());
        EncodedTile tile = VpmEncoder.criticalTile(floats(GOLDEN.get("tile_matrix")),
                golden.get("tile_size").intValue(), precision, Rounding.TRUNCATE);
        byte[] t16 = tile.toT16();
        byte[] reference = HexFormat.of().parseHex(golden.get("bytes").textValue());
        int height = golden.get("header_height").intValue();
        int rowBytes = golden.get("payload_values").intValue() / height * precision.bytes();
        int fullRowBytes = golden.get("values_promised_by_header").intValue() / height * precision.bytes();
        assertEquals(4 + height * fullRowBytes, t16.length);
        StringBuilder padded = new StringBuilder(HexFormat.of().formatHex(reference, 0, 4));
        for (int row = 0; row < height; row++) {
            padded.append(HexFormat.of().formatHex(reference, 4 + row * rowBytes, 4 + (row + 1) * rowBytes));
            padded.append("00".repeat(fullRowBytes - rowBytes));
        }
        assertEquals(padded.toString(), HexFormat.of().formatHex(t16));
    }

    @ParameterizedTest
    @CsvSource({"U8, TRUNCATE, 127", "U8, NEAREST, 128", "U16, TRUNCATE, 32767", "U16, NEAREST, 32768",
        "F16, TRUNCATE, 0.5", "F32, NEAREST, 0.5", "F64, TRUNCATE, 0.5"})
    void oneHalfIsRoundedAsAsked(OutputPrecision precision, Rounding rounding, double expected) {
        EncodedPicture picture = VpmEncoder.encode(row(0.5f), precision, rounding);
        assertEquals(expected, picture.sample(0, 0, 0));
    }

    @ParameterizedTest
    @EnumSource
    void scoresOutsideTheUnitIntervalAreClamped(OutputPrecision precision) {
        EncodedPicture picture = VpmEncoder.encode(row(-3f, Float.NEGATIVE_INFINITY, -0f, 1.5f,
                Float.POSITIVE_INFINITY, 1f), precision, Rounding.TRUNCATE);
        double top = precision == OutputPrecision.U8 ? 255 : precision == OutputPrecision.U16 ? 65535 : 1;
        for (int channel = 0; channel < 3; channel++) {
            assertEquals(0.0, picture.sample(0, 0, channel));
            assertEquals(top, picture.sample(0, 1, channel));
        }
    }

    @ParameterizedTest
    @EnumSource
    void notANumberIsRefusedWithItsPlace(OutputPrecision precision) {
        FloatMatrix matrix = FloatMatrix.copyOf(new float[] {0, 1, 0, Float.NaN}, 2, 2);
        String message = assertThrows(IllegalArgumentException.class,
                () -> VpmEncoder.encode(matrix, precision, Rounding.NEAREST)).getMessage();
        assertTrue(message.contains("document 1, metric 1"), message);
    }

    @Test
    void emptyMatricesAndTilesOfNothingAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> VpmEncoder.encode(
                FloatMatrix.copyOf(new float[0], 0, 3), OutputPrecision.U8, Rounding.TRUNCATE));
        assertThrows(IllegalArgumentException.class, () -> VpmEncoder.encode(
                FloatMatrix.copyOf(new float[0], 3, 0), OutputPrecision.U8, Rounding.TRUNCATE));
        assertThrows(IllegalArgumentException.class, () -> VpmEncoder.criticalTile(row(1f), 0, OutputPrecision.U8,
                Rounding.TRUNCATE));
    }

    @Test
    void hugeTileSizesMeanTheWholeMatrix() {
        EncodedTile tile = VpmEncoder.criticalTile(row(1f, 0f, 1f, 0f), Integer.MAX_VALUE, OutputPrecision.U8,
                Rounding.TRUNCATE);
        assertEquals("020001" + "00ff00ff000000", HexFormat.of().formatHex(tile.toT16()));
    }

    @ParameterizedTest
    @EnumSource
    void picturesReadBackFromTheirBytesAreEqual(OutputPrecision precision) {
        EncodedPicture picture = VpmEncoder.encode(row(0.1f, 0.2f, 0.7f, 1f), precision, Rounding.NEAREST);
        for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            EncodedPicture copy = EncodedPicture.copyOf(precision, 1, 2, picture.toBytes(order), order);
            assertEquals(picture, copy);
            assertEquals(picture.hashCode(), copy.hashCode());
        }
    }

    @Test
    void samplesOfTheWrongLengthAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> EncodedPicture.copyOf(OutputPrecision.U16, 1, 1,
                new byte[3], ByteOrder.BIG_ENDIAN));
    }

    @ParameterizedTest
    @CsvSource({"4,U8", "8,U8", "uint8,U8", "uint16,U16", "16,F16", "float16,F16", "32,F32", " Float64 ,F64",
        "u16,U16"})
    void namesOfPrecisionsAreRead(String name, OutputPrecision expected) {
        assertEquals(expected, OutputPrecision.parse(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "int8", "12", "u32"})
    void otherNamesOfPrecisionsAreRefused(String name) {
        assertThrows(IllegalArgumentException.class, () -> OutputPrecision.parse(name));
    }

    private static FloatMatrix row(float... values) {
        return FloatMatrix.copyOf(values, 1, values.length);
    }

    private static FloatMatrix floats(JsonNode rows) {
        DoubleMatrix matrix = VpmImageGoldens.matrix(rows);
        double[] values = matrix.toArray();
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return FloatMatrix.wrap(floats, matrix.rows(), matrix.cols());
    }
}
