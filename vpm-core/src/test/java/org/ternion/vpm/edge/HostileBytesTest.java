package org.ternion.vpm.edge;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ternion.vpm.EncodedPicture;
import org.ternion.vpm.EncodedTile;
import org.ternion.vpm.OutputPrecision;

/** Whatever the bytes, a decoder gives a value or a {@link ProtocolException}. */
class HostileBytesTest {
    private static final long SEED = 20261121;
    private static final int RANDOM_INPUTS = 10_000;
    private static final TileLimits LARGE = new TileLimits(0xFFFF, 0xFFFF, TileLimits.Parsing.STRICT);

    enum Decoder {
        FLAT(b -> EdgeCodec.decode(ByteBuffer.wrap(b), TileLimits.DEFAULT), flatSeeds()),
        FLAT_LARGE(b -> EdgeCodec.decode(ByteBuffer.wrap(b), LARGE), flatSeeds()),
        FLAT_LENIENT(b -> EdgeCodec.decode(ByteBuffer.wrap(b), TileLimits.LENIENT), flatSeeds()),
        HIERARCHICAL(b -> HierarchicalEdgeCodec.decode(ByteBuffer.wrap(b), TileLimits.DEFAULT), hierSeeds()),
        HIERARCHICAL_LARGE(b -> HierarchicalEdgeCodec.decode(ByteBuffer.wrap(b), LARGE), hierSeeds()),
        HIERARCHICAL_LENIENT(b -> HierarchicalEdgeCodec.decode(ByteBuffer.wrap(b), TileLimits.LENIENT), hierSeeds()),
        FLAT_TILE(b -> EdgeCodec.parseTile(ByteBuffer.wrap(b), LARGE), payloads()),
        FLAT_TILE_LENIENT(b -> EdgeCodec.parseTile(ByteBuffer.wrap(b), TileLimits.LENIENT), payloads()),
        HIERARCHICAL_TILE(b -> HierarchicalEdgeCodec.parseTile(ByteBuffer.wrap(b), LARGE), payloads()),
        HIERARCHICAL_TILE_LENIENT(b -> HierarchicalEdgeCodec.parseTile(ByteBuffer.wrap(b), TileLimits.LENIENT),
                payloads()),
        DECIDE(b -> EdgeCodec.decide(ByteBuffer.wrap(b), DecisionRule.BRIGHT, answer()), payloads()),
        DECIDE_LENIENT(b -> EdgeCodec.decide(ByteBuffer.wrap(b), DecisionRule.BRIGHT, answer(), TileLimits.LENIENT),
                payloads()),
        DECIDE_HIERARCHICAL(b -> HierarchicalEdgeCodec.decide(ByteBuffer.wrap(b), DecisionRule.SOURCE, answer()),
                payloads()),
        ZOOM(b -> HierarchicalEdgeCodec.zoomIn(ByteBuffer.wrap(b), 3, answer()), payloads()),
        DEVICE(b -> EdgeDevice.hierarchical(3).answer(ByteBuffer.wrap(b), answer()), hierSeeds()),
        T8(T8Format::read, tiles(T8Format::writeWithType, OutputPrecision.U8)),
        T16_U8(b -> T16Format.read(b, OutputPrecision.U8), tiles(T16Format::write, OutputPrecision.U8)),
        T16_F64(b -> T16Format.read(b, OutputPrecision.F64), tiles(T16Format::write, OutputPrecision.F64)),
        T16_SHORT(b -> T16Format.readShortRows(b, OutputPrecision.U16), tiles(T16Format::write, OutputPrecision.U16)),
        ZT1(Zt1Format::read, tiles(Zt1Format::write, OutputPrecision.values()));

        final Function<byte[], Object> decode;
        final List<byte[]> valid;

        Decoder(Function<byte[], Object> decode, List<byte[]> valid) {
            this.decode = decode;
            this.valid = valid;
        }

        /** Whether the bytes are accepted. */
        boolean accepts(byte[] bytes) {
            try {
                assertNotNull(decode.apply(bytes));
                return true;
            } catch (ProtocolException e) {
                assertTrue(e.offset() >= 0 && e.offset() <= bytes.length, e.getMessage());
                return false;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void truncationAtEveryByte(Decoder decoder) {
        for (byte[] valid : decoder.valid) {
            for (int length = 0; length < valid.length; length++) {
                decoder.accepts(Arrays.copyOf(valid, length));
            }
            decoder.accepts(Arrays.copyOf(valid, valid.length + 1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyBitOfEveryByteFlipped(Decoder decoder) {
        for (byte[] valid : decoder.valid) {
            for (int bit = 0; bit < valid.length * 8; bit++) {
                byte[] flipped = valid.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                boolean accepted = decoder.accepts(flipped);
                assertTrue(decoder != Decoder.ZT1 || !accepted, "a damaged ZT1 tile was accepted");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyByteReplacedByEveryOther(Decoder decoder) {
        for (byte[] valid : decoder.valid) {
            for (int i = 0; i < Math.min(valid.length, 24); i++) {
                byte[] changed = valid.clone();
                for (int value = 0; value < 256; value++) {
                    changed[i] = (byte) value;
                    decoder.accepts(changed);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void randomBytes(Decoder decoder) {
        Random random = new Random(SEED);
        for (int i = 0; i < RANDOM_INPUTS; i++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            if (i % 2 == 0 && bytes.length > 1) {
                // Half of the inputs get past the first check.
                byte[] valid = decoder.valid.get(random.nextInt(decoder.valid.size()));
                System.arraycopy(valid, 0, bytes, 0, Math.min(bytes.length, 1 + random.nextInt(valid.length)));
            }
            decoder.accepts(bytes);
        }
    }

    @ParameterizedTest
    @EnumSource
    void validBytesAreAccepted(Decoder decoder) {
        assertTrue(decoder.valid.stream().anyMatch(decoder::accepts));
    }

    private static ByteBuffer answer() {
        return ByteBuffer.allocate(EdgeCodec.MAX_DECISION_BYTES);
    }

    private static List<byte[]> flatSeeds() {
        EdgeTile tile = EdgeTile.copyOf(0, 3, 2, 0, 0, new byte[18]);
        return List.of(EdgeCodec.request("na\u00efve \u2615 task"), EdgeCodec.error(10, "boom"),
                EdgeCodec.encode(new Message.Verdict(0, true)), EdgeCodec.encode(new Message.TileMessage(tile)));
    }

    private static List<byte[]> hierSeeds() {
        EdgeTile tile = EdgeTile.copyOf(2, 3, 2, 7, 9, new byte[18]);
        return List.of(HierarchicalEdgeCodec.request("na\u00efve \u2615 task", 4),
                HierarchicalEdgeCodec.error(11, "boom"),
                HierarchicalEdgeCodec.encode(new Message.Verdict(3, false)),
                HierarchicalEdgeCodec.encode(new Message.Zoom(1, 2)),
                HierarchicalEdgeCodec.encode(new Message.TileMessage(tile)));
    }

    private static List<byte[]> payloads() {
        EdgeTile tile = EdgeTile.copyOf(0, 3, 3, 0, 0, new byte[27]);
        return List.of(EdgeCodec.tilePayload(tile), HierarchicalEdgeCodec.tilePayload(tile));
    }

    private static List<byte[]> tiles(Function<EncodedTile, byte[]> write, OutputPrecision... precisions) {
        List<byte[]> result = new ArrayList<>();
        for (OutputPrecision precision : precisions) {
            byte[] samples = new byte[2 * 3 * 3 * precision.bytes()];
            new Random(SEED).nextBytes(samples);
            result.add(write.apply(new EncodedTile(
                    EncodedPicture.copyOf(precision, 2, 3, samples, ByteOrder.BIG_ENDIAN), 0, 0)));
        }
        return result;
    }
}
