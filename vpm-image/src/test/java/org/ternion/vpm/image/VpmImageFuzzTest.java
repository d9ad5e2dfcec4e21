package org.ternion.vpm.image;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.vpm.Query;

/** Damaged files: a map or {@link VpmFormatException}, quickly, whatever the damage. */
class VpmImageFuzzTest {
    private static final String[] FILES = {"min12", "minmax2rows", "meta_row1_minmax", "meta_spill", "ext_small",
        "ext_groups", "padded_logical", "defect_minmax_spill"};

    private static boolean survives(byte[] bytes, Strictness strictness) {
        try (VpmImage image = VpmImage.open(bytes, new ReadOptions(strictness, Limits.DEFAULT))) {
            for (int m = 0; m < Math.min(64, image.metrics()); m++) {
                image.red(m);
                image.range(m);
            }
            image.rank(Query.metric(image.metricNames().get(0)), 5);
            image.verify();
            return true;
        } catch (VpmFormatException e) {
            assertTrue(!e.getMessage().contains("\n"), e.getMessage());
            return false;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"min12", "minmax2rows", "meta_spill", "ext_small", "ext_groups"})
    void truncatedAtEveryByte(String name) {
        byte[] bytes = Goldens.bytes("vpm-image/" + name + ".png");
        for (int n = 0; n < bytes.length; n++) {
            assertTrue(!survives(Arrays.copyOf(bytes, n), Strictness.LENIENT), name + " cut at " + n);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"min12", "meta_spill", "ext_small", "ext_groups"})
    void everyByteFlippedIsNoticedOrHarmless(String name) {
        byte[] bytes = Goldens.bytes("vpm-image/" + name + ".png");
        for (int n = 0; n < bytes.length; n++) {
            byte[] damaged = bytes.clone();
            damaged[n] ^= (byte) (1 << n % 8);
            assertTrue(!survives(damaged, Strictness.STRICT), name + " flipped at " + n);
        }
    }

    @ParameterizedTest
    @EnumSource
    void randomDamageWithValidChecksums(Strictness strictness) {
        Random random = new Random(77);
        assertTimeoutPreemptively(Duration.ofMinutes(3), () -> {
            for (int i = 0; i < 10_000; i++) {
                byte[] bytes = Goldens.bytes("vpm-image/" + FILES[i % FILES.length] + ".png");
                for (int k = 1 + random.nextInt(4); k > 0; k--) {
                    bytes[8 + random.nextInt(bytes.length - 8)] = (byte) random.nextInt(256);
                }
                repairChecksums(bytes);
                survives(bytes, strictness);
            }
        });
    }

    @Test
    void randomBytesAfterTheSignature() {
        Random random = new Random(78);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            System.arraycopy(PngReader.SIGNATURE, 0, bytes, 0, Math.min(8, bytes.length));
            assertTrue(!survives(bytes, Strictness.LENIENT));
        }
    }

    /** Hostile sizes must be refused before memory is asked for: the test heap is far below what they announce. */
    @ParameterizedTest
    @ValueSource(ints = {12, 1 << 20, 1 << 24, (1 << 24) + 1, Integer.MAX_VALUE})
    void hostileWidthsAskForNoMemory(int width) {
        byte[] bytes = Goldens.bytes("vpm-image/min12.png");
        ByteBuffer.wrap(bytes).putInt(16, width).putInt(20, width == 12 ? Integer.MAX_VALUE : 4);
        repairChecksums(bytes);
        long before = used();
        assertTrue(!survives(bytes, Strictness.LENIENT));
        assertTrue(used() - before < 64L << 20);
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Recomputes the CRC of every chunk that is still whole, so that damage gets past the checksums. */
    private static void repairChecksums(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int at = 8;
        while (at + 12 <= bytes.length) {
            int length = buffer.getInt(at);
            if (length < 0 || length > bytes.length - at - 12) {
                return;
            }
            CRC32 crc = new CRC32();
            crc.update(bytes, at + 4, length + 4);
            buffer.putInt(at + 8 + length, (int) crc.getValue());
            at += length + 12;
        }
    }
}
