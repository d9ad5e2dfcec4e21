package org.ternion.vpm.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.vpm.EncodedPicture;
import org.ternion.vpm.EncodedTile;
import org.ternion.vpm.OutputPrecision;

class TileFormatsTest {
    @Property(seed = "20261121")
    void selfDescribingTilesComeBack(@ForAll OutputPrecision precision, @ForAll @IntRange(min = 1, max = 9) int width,
            @ForAll @IntRange(min = 1, max = 9) int height, @ForAll @LongRange(max = 0xFFFFFFFFL) long x,
            @ForAll @LongRange(max = 0xFFFFFFFFL) long y, @ForAll @Size(16) byte[] noise) {
        EncodedTile tile = new EncodedTile(picture(precision, width, height, noise), x, y);
        assertEquals(tile, Zt1Format.read(Zt1Format.write(tile)));
    }

    @Property(seed = "20261121")
    void tilesAtTheOriginComeBackFromTheOtherFormats(@ForAll OutputPrecision precision,
            @ForAll @IntRange(min = 1, max = 9) int width, @ForAll @IntRange(min = 1, max = 9) int height,
            @ForAll @Size(16) byte[] noise) {
        EncodedTile tile = new EncodedTile(picture(precision, width, height, noise), 0, 0);
        assertEquals(tile, T16Format.read(T16Format.write(tile), precision));
        assertEquals(tile, T16Format.readShortRows(T16Format.write(tile), precision));
        EncodedTile bytes = new EncodedTile(picture(OutputPrecision.U8, width, height, noise), 0, 0);
        assertEquals(bytes, T8Format.read(T8Format.write(bytes)));
        assertEquals(bytes, T8Format.read(T8Format.writeWithType(bytes)));
    }

    @Test
    void selfDescribingTilesHaveTheDocumentedBytes() {
        byte[] samples = HexFormat.of().parseHex("000102030405");
        EncodedTile tile = new EncodedTile(
                EncodedPicture.copyOf(OutputPrecision.U16, 1, 1, samples, ByteOrder.BIG_ENDIAN),
                0x01020304L, 0xFFFFFFFFL);
        String head = "5a54" + "01" + "01" + "0001" + "0001" + "01020304" + "ffffffff" + "000102030405";
        CRC32 crc = new CRC32();
        crc.update(HexFormat.of().parseHex(head));
        assertEquals(head + HexFormat.of().toHexDigits(crc.getValue(), 8),
                HexFormat.of().formatHex(Zt1Format.write(tile)));
    }

    @ParameterizedTest
    @EnumSource
    void sampleTypesAreNumberedInOrder(OutputPrecision precision) {
        assertEquals(precision.ordinal(),
                Zt1Format.write(new EncodedTile(picture(precision, 1, 1, new byte[1]), 0, 0))[3]);
    }

    @ParameterizedTest
    @CsvSource({"0,BAD_MAGIC", "2,BAD_VERSION", "3,BAD_SAMPLE_TYPE", "4,TRUNCATED", "10,CRC_MISMATCH",
        "17,CRC_MISMATCH", "24,CRC_MISMATCH"})
    void damageIsNamed(int offset, ProtocolException.Code code) {
        byte[] bytes = Zt1Format.write(new EncodedTile(picture(OutputPrecision.U8, 2, 1, new byte[1]), 0, 0));
        bytes[offset] ^= 0x40;
        assertEquals(code, assertThrows(ProtocolException.class, () -> Zt1Format.read(bytes)).code());
    }

    @Test
    void hugeSizesAreRefusedBeforeAnythingIsAllocated() {
        byte[] header = ByteBuffer.allocate(20).put((byte) 'Z').put((byte) 'T').put((byte) 1).put((byte) 4)
                .putInt(0xFFFFFFFF).array();
        assertEquals(ProtocolException.Code.TRUNCATED,
                assertThrows(ProtocolException.class, () -> Zt1Format.read(header)).code());
        byte[] t16 = {-1, -1, -1, -1};
        assertEquals(ProtocolException.Code.TRUNCATED, assertThrows(ProtocolException.class,
                () -> T16Format.readShortRows(t16, OutputPrecision.F64)).code());
    }

    @ParameterizedTest
    @CsvSource({"256,1", "1,256", "300,3"})
    void sidesAbove255AreNoT8(int width, int height) {
        EncodedTile tile = new EncodedTile(picture(OutputPrecision.U8, width, height, new byte[1]), 0, 0);
        assertThrows(IllegalArgumentException.class, () -> T8Format.write(tile));
        assertThrows(IllegalArgumentException.class, () -> T8Format.writeWithType(tile));
        assertEquals(tile, T16Format.read(T16Format.write(tile), OutputPrecision.U8));
    }

    @Test
    void sidesUpTo255AreT8() {
        EncodedTile tile = new EncodedTile(picture(OutputPrecision.U8, 255, 255, new byte[] {7}), 0, 0);
        assertEquals(tile, T8Format.read(T8Format.write(tile)));
    }

    @ParameterizedTest
    @CsvSource({"65536,1", "1,65536"})
    void sidesAbove65535AreNeitherT16NorZt1(int width, int height) {
        EncodedTile tile = new EncodedTile(picture(OutputPrecision.U8, width, height, new byte[1]), 0, 0);
        assertThrows(IllegalArgumentException.class, () -> T16Format.write(tile));
        assertThrows(IllegalArgumentException.class, () -> Zt1Format.write(tile));
    }

    @Test
    void onlyBytesAtTheOriginAreT8() {
        EncodedPicture wide = picture(OutputPrecision.U16, 1, 1, new byte[1]);
        EncodedPicture bytes = picture(OutputPrecision.U8, 1, 1, new byte[1]);
        assertThrows(IllegalArgumentException.class, () -> T8Format.write(new EncodedTile(wide, 0, 0)));
        assertThrows(IllegalArgumentException.class, () -> T8Format.write(new EncodedTile(bytes, 1, 0)));
        assertThrows(IllegalArgumentException.class, () -> EdgeTile.of(0, new EncodedTile(wide, 0, 0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"01010100000000", "01010001000000", "0101000001000000", "00010000", "0101000000", "010100"})
    void badT8TilesAreRefused(String hex) {
        assertThrows(ProtocolException.class, () -> T8Format.read(HexFormat.of().parseHex(hex)));
    }

    private static EncodedPicture picture(OutputPrecision precision, int width, int height, byte[] noise) {
        byte[] samples = new byte[3 * width * height * precision.bytes()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = noise[i % noise.length];
        }
        return EncodedPicture.copyOf(precision, height, width, samples, ByteOrder.BIG_ENDIAN);
    }
}
