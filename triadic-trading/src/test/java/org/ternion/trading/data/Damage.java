package org.ternion.trading.data;

import static org.junit.jupiter.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.ThrowingSupplier;
import org.ternion.core.io.TableFormatException;

/** Damaged copies of a text: cut at every byte, every byte changed, random bytes. */
public final class Damage {
    private static final int RANDOM_TEXTS = 500;
    private static final String COMMON = "0123456789.,;\t\"-:{}[]eEnu \n\r";

    private Damage() {
    }

    public static Stream<byte[]> of(String text, long seed) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(seed);
        Stream<byte[]> cut = IntStream.range(0, bytes.length).mapToObj(n -> Arrays.copyOf(bytes, n));
        Stream<byte[]> flipped = IntStream.range(0, 2 * bytes.length).mapToObj(i -> {
            byte[] copy = bytes.clone();
            int bit = i < bytes.length ? random.nextInt(8) : 7;
            copy[i % bytes.length] = (byte) (copy[i % bytes.length] ^ 1 << bit);
            return copy;
        });
        Stream<byte[]> replaced = IntStream.range(0, bytes.length).mapToObj(i -> {
            byte[] copy = bytes.clone();
            copy[i] = common(random);
            return copy;
        });
        Stream<byte[]> noise = IntStream.range(0, RANDOM_TEXTS).mapToObj(i -> {
            byte[] made = new byte[random.nextInt(200)];
            random.nextBytes(made);
            for (int b = 0; i % 2 == 0 && b < made.length; b++) {
                made[b] = common(random);
            }
            return made;
        });
        return Stream.of(cut, flipped, replaced, noise).flatMap(s -> s);
    }

    private static byte common(Random random) {
        return (byte) COMMON.charAt(random.nextInt(COMMON.length()));
    }

    public static void assertReadOrRefused(ThrowingSupplier<?> reading, byte[] text) {
        try {
            if (reading.get() == null) {
                fail("nothing was read of " + shown(text));
            }
        } catch (TableFormatException e) {
            if (e.getMessage().lines().count() != 1) {
                fail("not one line: " + e.getMessage());
            }
        } catch (Throwable e) {
            fail(e + " for " + shown(text), e);
        }
    }

    private static String shown(byte[] text) {
        return Arrays.toString(text) + " = " + new String(text, StandardCharsets.ISO_8859_1);
    }
}
