package org.ternion.vpm.sql;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.FloatMatrix;
import org.ternion.vpm.Direction;
import org.ternion.vpm.MemoryOrganizer;
import org.ternion.vpm.Organization;
import org.ternion.vpm.TaskSpec;

class SqlOrderPropertyTest {
    private static final float[] VALUES = {0f, -0f, 0.25f, 0.5f, 0.5f, 1f, Float.NaN, -1f, Float.MIN_VALUE};

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void keyListsGiveTheOrderOfTheMemoryOrganizer(long seed) {
        compare(seed, 50);
    }

    @Tag("slow")
    @Test
    void keyListsGiveTheOrderOfTheMemoryOrganizerOften() {
        compare(5, 1000);
    }

    private static void compare(long seed, int cases) {
        Random random = new Random(seed);
        DuckDbOrganizer sql = new DuckDbOrganizer();
        MemoryOrganizer memory = new MemoryOrganizer();
        for (int i = 0; i < cases; i++) {
            int docs = 1 + random.nextInt(i % 10 == 0 ? 5000 : 60);
            int metrics = 1 + random.nextInt(4);
            List<String> names = IntStream.range(0, metrics).mapToObj(m -> "m " + m).toList();
            float[] values = new float[docs * metrics];
            for (int k = 0; k < values.length; k++) {
                values[k] = VALUES[random.nextInt(VALUES.length)];
            }
            FloatMatrix table = FloatMatrix.wrap(values, docs, metrics);
            List<TaskSpec.Key> keys = new ArrayList<>();
            List<String> shuffled = new ArrayList<>(names);
            Collections.shuffle(shuffled, random);
            for (String name : shuffled.subList(0, 1 + random.nextInt(metrics))) {
                keys.add(new TaskSpec.Key(name, random.nextBoolean() ? Direction.DESC : Direction.ASC));
            }
            OptionalInt limit = random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(1 + random.nextInt(docs));
            TaskSpec.Keys task = new TaskSpec.Keys(keys, limit);
            Organization expected = memory.organize(table, names, task);
            Organization actual = sql.organize(table, names, task);
            String message = "seed " + seed + " case " + i + " " + task;
            assertArrayEquals(expected.docOrder(), actual.docOrder(), message);
            assertEquals(expected.keys(), actual.keys(), message);
            assertEquals(expected.filtered(), actual.filtered(), message);
        }
    }

    @Test
    void orderDoesNotDependOnTheNumberOfThreads() {
        int docs = 300_000;
        Random random = new Random(7);
        float[] values = new float[docs];
        for (int i = 0; i < docs; i++) {
            values[i] = random.nextInt(3) / 2f;
        }
        FloatMatrix table = FloatMatrix.wrap(values, docs, 1);
        TaskSpec task = new TaskSpec.Sql("SELECT * FROM virtual_index ORDER BY score DESC");
        int[] one = order(table, task, 1);
        assertArrayEquals(one, order(table, task, 2));
        assertArrayEquals(one, order(table, task, 1));
        int[] stable = IntStream.range(0, docs).boxed()
                .sorted((i, j) -> Float.compare(values[j], values[i])).mapToInt(Integer::intValue).toArray();
        assertArrayEquals(stable, one);
    }

    private static int[] order(FloatMatrix table, TaskSpec task, int threads) {
        return new DuckDbOrganizer(new DuckDbOrganizer.Options(threads, "256MB", Duration.ofSeconds(30), false))
                .organize(table, List.of("score"), task).docOrder();
    }
}
