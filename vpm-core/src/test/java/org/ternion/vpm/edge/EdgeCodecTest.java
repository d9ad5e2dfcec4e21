package org.ternion.vpm.edge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ternion.vpm.Tile;

class EdgeCodecTest {
    @Property(seed = "20261121")
    void hierarchicalMessagesComeBack(@ForAll("messages") Message message) {
        byte[] bytes = HierarchicalEdgeCodec.encode(message);
        assertEquals(message, HierarchicalEdgeCodec.decode(ByteBuffer.wrap(bytes), TileLimits.DEFAULT));
        assertEquals(message, HierarchicalEdgeCodec.decode(ByteBuffer.wrap(bytes), TileLimits.LENIENT));
    }

    @Property(seed = "20261121")
    void flatMessagesComeBack(@ForAll("flatMessages") Message message) {
        byte[] bytes = EdgeCodec.encode(message);
        assertEquals(message, EdgeCodec.decode(ByteBuffer.wrap(bytes), TileLimits.DEFAULT));
        assertEquals(message, EdgeCodec.decode(ByteBuffer.wrap(bytes), TileLimits.LENIENT));
    }

    @Property(seed = "20261121")
    void textIsCutToTheLongestPrefixOfWholeCharacters(@ForAll("text") String text) {
        String longText = text.repeat(260);
        byte[] bytes = EdgeCodec.request(longText);
        assertTrue(bytes.length <= EdgeCodec.MAX_REQUEST_BYTES);
        Message.Request kept = (Message.Request) EdgeCodec.decode(ByteBuffer.wrap(bytes), TileLimits.DEFAULT);
        assertTrue(longText.startsWith(kept.text()));
        assertTrue(kept.text().equals(longText) || bytes.length > EdgeCodec.MAX_REQUEST_BYTES - 4);
    }

    @Provide
    Arbitrary<String> text() {
        return Arbitraries.strings().withChars('a', '\u00e9', '\u2615').ofMaxLength(60)
                .map(s -> s.replace("aa", "\ud83d\ude00"));
    }

    @Provide
    Arbitrary<Message> flatMessages() {
        return messages(Arbitraries.just(0), Arbitraries.just(0)).filter(m -> !(m instanceof Message.Zoom));
    }

    @Provide
    Arbitrary<Message> messages() {
        return messages(Arbitraries.integers().between(0, 255), Arbitraries.integers().between(0, 255));
    }

    private Arbitrary<Message> messages(Arbitrary<Integer> level, Arbitrary<Integer> place) {
        Arbitrary<Integer> byteValue = Arbitraries.integers().between(0, 255);
        Arbitrary<EdgeTile> tiles = Arbitraries.integers().between(1, 3).tuple2().flatMap(size -> Combinators
                .combine(level, place, place, Arbitraries.bytes().array(byte[].class)
                        .ofSize(3 * size.get1() * size.get2()))
                .as((l, x, y, pixels) -> EdgeTile.copyOf(l, size.get1(), size.get2(), x, y, pixels)));
        return Arbitraries.oneOf(Combinators.combine(level, text()).as(Message.Request::new),
                tiles.map(Message.TileMessage::new),
                Combinators.combine(level, Arbitraries.of(true, false)).as(Message.Verdict::new),
                Combinators.combine(level, byteValue).as(Message.Zoom::new),
                Combinators.combine(byteValue, text()).as(Message.Failure::new));
    }

    @Test
    void largestMessagesFitASmallDevice() {
        byte[] pixels = new byte[27];
        String text = "x".repeat(1000);
        EdgeTile tile = EdgeTile.copyOf(0, 3, 3, 0, 0, pixels);
        int[] sizes = {EdgeCodec.tilePayload(tile).length, HierarchicalEdgeCodec.tilePayload(tile).length,
                EdgeCodec.request(text).length, HierarchicalEdgeCodec.request(text, 0).length,
                EdgeCodec.error(0, text).length, HierarchicalEdgeCodec.error(0, text).length};
        assertArrayEquals(new int[] {31, 32, 258, 257, 255, 256}, sizes);
        // Device buffers at their peak: the largest request, a framed tile and an answer.
        assertTrue(EdgeCodec.MAX_REQUEST_BYTES + 2 + 32 + EdgeCodec.MAX_DECISION_BYTES < 25_600);
    }

    @ParameterizedTest
    @CsvSource({"3,3,true", "4,1,false", "1,4,false", "0,1,false", "1,0,false", "1,1,true"})
    void tilesAreAtMostThreeByThree(int width, int height, boolean accepted) {
        byte[] payload = ByteBuffer.allocate(4 + 3 * width * height).put((byte) width).put((byte) 0)
                .put((byte) height).put((byte) 0).array();
        byte[] hier = ByteBuffer.allocate(5 + 3 * width * height).put((byte) 0).put((byte) width)
                .put((byte) height).array();
        if (accepted) {
            assertEquals(width, EdgeCodec.parseTile(ByteBuffer.wrap(payload), TileLimits.DEFAULT).width());
            assertEquals(height, HierarchicalEdgeCodec.parseTile(ByteBuffer.wrap(hier), TileLimits.DEFAULT).height());
        } else {
            assertThrows(ProtocolException.class,
                    () -> EdgeCodec.parseTile(ByteBuffer.wrap(payload), TileLimits.DEFAULT));
            assertThrows(ProtocolException.class,
                    () -> HierarchicalEdgeCodec.parseTile(ByteBuffer.wrap(hier), TileLimits.DEFAULT));
        }
    }

    @Test
    void limitsCanBeRaised() {
        TileLimits limits = new TileLimits(300, 2, TileLimits.Parsing.STRICT);
        EdgeTile tile = EdgeTile.copyOf(0, 300, 2, 0, 0, new byte[1800]);
        byte[] payload = EdgeCodec.tilePayload(tile);
        assertEquals("2c010200", HexFormat.of().formatHex(payload, 0, 4));
        assertEquals(tile, EdgeCodec.parseTile(ByteBuffer.wrap(payload), limits));
        assertThrows(IllegalArgumentException.class, () -> HierarchicalEdgeCodec.tilePayload(tile));
    }

    @Test
    void lenientHierarchicalTilesAreCroppedRowByRow() {
        byte[] payload = new byte[5 + 4 * 3 * 4];
        payload[0] = 2;
        payload[1] = 4;
        payload[2] = 4;
        for (int i = 5; i < payload.length; i++) {
            payload[i] = (byte) (i - 5);
        }
        EdgeTile tile = HierarchicalEdgeCodec.parseTile(ByteBuffer.wrap(payload), TileLimits.LENIENT);
        assertTrue(tile.isComplete());
        assertEquals("000102030405060708" + "0c0d0e0f1011121314" + "18191a1b1c1d1e1f20",
                HexFormat.of().formatHex(tile.pixels()));
        assertFalse(HierarchicalEdgeCodec.parseTile(ByteBuffer.wrap(payload, 0, 20), TileLimits.LENIENT).isComplete());
    }

    @Test
    void charactersCutInHalfAreRefusedOrReplaced() {
        byte[] half = HexFormat.of().parseHex("010102" + "41c3");
        ProtocolException e = assertThrows(ProtocolException.class,
                () -> EdgeCodec.decode(ByteBuffer.wrap(half), TileLimits.DEFAULT));
        assertEquals(ProtocolException.Code.BAD_TEXT, e.code());
        assertEquals(3, e.offset());
        assertEquals(new Message.Request(0, "A\ufffd"), EdgeCodec.decode(ByteBuffer.wrap(half), TileLimits.LENIENT));
    }

    @ParameterizedTest
    @CsvSource({"'',TRUNCATED", "01,TRUNCATED", "0203,BAD_VERSION", "0107,BAD_TYPE", "0101,TRUNCATED",
        "01010241,TRUNCATED", "010100ff,TRAILING_DATA", "01030200,BAD_VALUE", "01030101,BAD_VALUE",
        "0103010000,TRAILING_DATA", "010300,TRUNCATED", "0104,TRUNCATED", "0102,TRUNCATED", "010201000000,EMPTY_TILE",
        "010204000100,TILE_TOO_LARGE", "01020100010000,TRUNCATED", "01020100010001020304,TRAILING_DATA"})
    void badMessagesAreNamed(String hex, ProtocolException.Code code) {
        ByteBuffer in = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
        assertEquals(code,
                assertThrows(ProtocolException.class, () -> EdgeCodec.decode(in, TileLimits.DEFAULT)).code());
        assertEquals(0, in.position());
    }

    @Test
    void messagesAreReadFromThePositionOfTheBuffer() {
        byte[] request = EdgeCodec.request("risk");
        ByteBuffer in = ByteBuffer.allocate(40).position(7).put(request);
        in.limit(in.position()).position(7);
        assertEquals(new Message.Request(0, "risk"), EdgeCodec.decode(in, TileLimits.DEFAULT));
        assertEquals(7, in.position());
    }

    @Test
    void theFlatProtocolHasNoLevels() {
        assertThrows(IllegalArgumentException.class, () -> EdgeCodec.encode(new Message.Zoom(0, 1)));
        assertThrows(IllegalArgumentException.class, () -> EdgeCodec.encode(new Message.Request(1, "")));
        assertThrows(IllegalArgumentException.class, () -> EdgeCodec.encode(new Message.Verdict(1, true)));
        assertThrows(IllegalArgumentException.class,
                () -> EdgeCodec.tilePayload(EdgeTile.copyOf(1, 1, 1, 0, 0, new byte[3])));
        assertThrows(IllegalArgumentException.class,
                () -> EdgeCodec.tilePayload(EdgeTile.copyOf(0, 1, 1, 0, 0, new byte[2])));
    }

    @Test
    void answersThatDoNotFitOverflow() {
        ByteBuffer tile = ByteBuffer.wrap(new byte[] {1, 0, 1, 0, 0, 0, 0});
        assertThrows(BufferOverflowException.class,
                () -> EdgeCodec.decide(tile, DecisionRule.BRIGHT, ByteBuffer.allocate(3)));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "256,0", "257,1", "32767,127", "32768,127", "32896,128", "65534,254", "65535,255"})
    void samplesOfAMapAreTruncatedToBytes(int sample, int expected) {
        Tile tile = Tile.wrap(1, 1, new char[] {(char) sample, 0, 0});
        assertEquals(expected, EdgeTile.of(0, tile).pixels()[0] & 0xFF);
        assertEquals(expected, (int) (sample * 255L / 65535));
    }

    @ParameterizedTest
    @CsvSource({"-1", "256"})
    void thresholdsAreBytes(int threshold) {
        assertThrows(IllegalArgumentException.class, () -> new DecisionRule(threshold, Polarity.DARK));
    }
}
