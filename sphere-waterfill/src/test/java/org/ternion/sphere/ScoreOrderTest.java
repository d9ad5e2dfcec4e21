package org.ternion.sphere;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.RunOptions;

class ScoreOrderTest {
    private static int[] wanted(float[] scores) {
        // Adding 0 makes the zeros equal, which Float.compare tells apart.
        return IntStream.range(0, scores.length).boxed()
                .sorted(Comparator.comparing(i -> scores[i] + 0.0f)).mapToInt(Integer::intValue).toArray();
    }

    @Provide
    Arbitrary<float[]> finite() {
        Arbitrary<Float> any = Arbitraries.floats().filter(Float::isFinite);
        Arbitrary<Float> few = Arbitraries.of(0.0f, -0.0f, 1.0f, -1.0f, Float.MIN_VALUE, -Float.MIN_VALUE,
                Float.MAX_VALUE, -Float.MAX_VALUE);
        return Arbitraries.oneOf(any, few).array(float[].class).ofMaxSize(300);
    }

    @Property
    void orderIsThatOfScoreAndId(@ForAll("finite") float[] scores) {
        float[] before = scores.clone();
        assertArrayEquals(wanted(scores), ScoreOrder.ascending(scores, RunOptions.DEFAULT));
        assertArrayEquals(before, scores);
    }

    @Property
    void keysOrderAsScoresDo(@ForAll float a, @ForAll float b) {
        assertEquals(Integer.signum(Float.compare(a + 0.0f, b + 0.0f)),
                Integer.compare(ScoreOrder.key(a), ScoreOrder.key(b)));
    }

    // A09
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64})
    void orderIsTheSameForAnyNumberOfThreads(int threads) {
        Random random = new Random(4);
        float[] scores = new float[300_001];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = i % 5 == 0 ? random.nextInt(50) : (float) random.nextGaussian();
        }
        assertArrayEquals(wanted(scores), ScoreOrder.ascending(scores, RunOptions.DEFAULT.withParallelism(threads)));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void scoresThatAreNotFiniteAreRefusedWithTheirIndex(float bad) {
        float[] scores = new float[100_000];
        scores[70_000] = bad;
        scores[80_000] = bad;
        for (int threads : new int[] {1, 2}) {
            assertEquals("score 70000 must be finite, was " + bad, assertThrows(IllegalArgumentException.class,
                    () -> ScoreOrder.ascending(scores, RunOptions.DEFAULT.withParallelism(threads))).getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aListenerStopsTheSortAfterAnyPass(int pass) {
        RunOptions run = RunOptions.DEFAULT.withProgress((done, total) -> {
            assertEquals(3, total);
            return done < pass;
        });
        assertThrows(CancellationException.class, () -> ScoreOrder.ascending(new float[10], run));
    }

    @Test
    void noScoresHaveNoOrder() {
        assertArrayEquals(new int[0], ScoreOrder.ascending(new float[0], RunOptions.DEFAULT));
    }
}
