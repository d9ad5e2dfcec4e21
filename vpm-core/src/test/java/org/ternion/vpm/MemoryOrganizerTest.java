package org.ternion.vpm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.core.FloatMatrix;

class MemoryOrganizerTest {
    static Stream<Arguments> goldens() {
        return ZeroModelGoldens.cases("order_memory.json").map(c -> Arguments.of(c.get("task").textValue(), c));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void tasksFollowTheGoldens(String task, JsonNode golden) {
        JsonNode file = ZeroModelGoldens.read("order_memory.json");
        List<String> names = ZeroModelGoldens.texts(file.get("metric_names"));
        double[] scores = ZeroModelGoldens.rowMajor(file.get("matrix"));
        float[] floats = new float[scores.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) scores[i];
        }
        FloatMatrix matrix = FloatMatrix.wrap(floats, file.get("matrix").size(), names.size());
        JsonNode required = golden.get("required");
        if (required.has("error")) {
            TaskSyntaxException e = assertThrows(TaskSyntaxException.class, () -> TaskParser.parse(task, names));
            assertEquals(required.get("error").textValue(), e.code().name());
            return;
        }
        Organization order = new MemoryOrganizer().organize(matrix, names, TaskParser.parse(task, names));
        List<List<String>> keys = order.keys().stream().map(k -> List.of(k.metric(), k.direction().name())).toList();
        List<List<String>> expected = new ArrayList<>();
        required.get("keys").forEach(key -> expected.add(ZeroModelGoldens.texts(key)));
        assertEquals(expected, keys);
        assertArrayEquals(ZeroModelGoldens.ints(required.get("doc_order")), order.docOrder());
        assertEquals(order.size() < matrix.rows(), order.filtered());
        assertEquals(expected.isEmpty() ? "none" : "memory", order.backend());
    }

    static Stream<Arguments> randomTasks() {
        return Stream.of(2, 40, 4096).flatMap(radixFrom ->
                LongStream.range(0, 40).mapToObj(seed -> Arguments.of(radixFrom, seed)));
    }

    @ParameterizedTest
    @MethodSource("randomTasks")
    void orderIsThatOfAStableComparator(int radixFrom, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int cols = 1 + random.nextInt(5);
        int rows = 1 + random.nextInt(500);
        FloatMatrix matrix = RandomTables.matrix(random, rows, cols);
        List<String> names = RandomTables.names(cols);
        List<TaskSpec.Key> keys = new ArrayList<>();
        for (int j = 0; j < cols; j++) {
            if (j == 0 || random.nextBoolean()) {
                keys.add(new TaskSpec.Key("m" + j, random.nextBoolean() ? Direction.ASC : Direction.DESC));
            }
        }
        OptionalInt limit = random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(1 + random.nextInt(rows));
        int[] expected = IntStream.range(0, rows).boxed().sorted((a, b) -> compare(matrix, keys, a, b))
                .limit(limit.orElse(rows)).mapToInt(Integer::intValue).toArray();
        Organization order = new MemoryOrganizer(new DocumentSort(radixFrom))
                .organize(matrix, names, new TaskSpec.Keys(keys, limit));
        assertArrayEquals(expected, order.docOrder());
    }

    @ParameterizedTest
    @MethodSource("randomTasks")
    void weightedOrderIsThatOfTheSums(int radixFrom, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = 1 + random.nextInt(500);
        FloatMatrix matrix = RandomTables.matrix(random, rows, 2);
        double[] sums = IntStream.range(0, rows)
                .mapToDouble(i -> 0.0 + 0.7 * matrix.get(i, 0) + -0.3 * matrix.get(i, 1)).toArray();
        int[] expected = IntStream.range(0, rows).boxed()
                .sorted(Comparator.comparing((Integer i) -> Double.isNaN(sums[i]))
                        .thenComparing(i -> Double.isNaN(sums[i]) ? 0 : -sums[i] + 0.0))
                .mapToInt(Integer::intValue).toArray();
        Organization order = new MemoryOrganizer(new DocumentSort(radixFrom)).organize(matrix, List.of("m0", "m1"),
                new TaskSpec.Weighted(Map.of("m0", 0.7, "m1", -0.3)));
        assertArrayEquals(expected, order.docOrder());
        assertTrue(order.primary().isEmpty());
    }

    @Test
    void limitWithoutKeysKeepsTheFirstRows() {
        Organization order = new MemoryOrganizer().organize(FloatMatrix.wrap(new float[5], 5, 1), List.of("a"),
                TaskParser.parse("SELECT * FROM virtual_index LIMIT 2", List.of("a")));
        assertArrayEquals(new int[] {0, 1}, order.docOrder());
        assertTrue(order.filtered());
    }

    @Test
    void malformedTasksAreRejected() {
        FloatMatrix matrix = FloatMatrix.wrap(new float[5], 5, 1);
        List<String> names = List.of("a");
        TaskSpec.Key a = new TaskSpec.Key("a", Direction.ASC);
        MemoryOrganizer organizer = new MemoryOrganizer();
        assertThrows(IllegalArgumentException.class,
                () -> organizer.organize(matrix, names, new TaskSpec.Keys(List.of(a, a), OptionalInt.empty())));
        assertThrows(IllegalArgumentException.class,
                () -> organizer.organize(matrix, names, new TaskSpec.Keys(List.of(a), OptionalInt.of(0))));
        assertThrows(UnknownMetricException.class, () -> organizer.organize(matrix, names,
                new TaskSpec.Keys(List.of(new TaskSpec.Key("b", Direction.ASC)), OptionalInt.empty())));
        assertThrows(IllegalArgumentException.class,
                () -> organizer.organize(matrix, names, new TaskSpec.Weighted(Map.of())));
        assertThrows(IllegalArgumentException.class,
                () -> organizer.organize(matrix, names, new TaskSpec.Weighted(Map.of("a", Double.NaN))));
        assertEquals(TaskSyntaxException.Code.NEEDS_SQL, assertThrows(TaskSyntaxException.class,
                () -> organizer.organize(matrix, names, new TaskSpec.Sql("SELECT 1"))).code());
        assertFalse(organizer.organize(matrix, names, new TaskSpec.Identity()).filtered());
    }

    private static int compare(FloatMatrix matrix, List<TaskSpec.Key> keys, int a, int b) {
        for (TaskSpec.Key key : keys) {
            int col = Integer.parseInt(key.metric().substring(1));
            float x = matrix.get(a, col);
            float y = matrix.get(b, col);
            if (Float.isNaN(x) != Float.isNaN(y)) {
                return Float.isNaN(x) ? 1 : -1;
            }
            if (x != y && !Float.isNaN(x)) {
                return (x < y ? -1 : 1) * (key.direction() == Direction.ASC ? 1 : -1);
            }
        }
        return 0;
    }
}
