package org.ternion.vpm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Rankings of random tables against sorting keys that are computed in the simplest way. */
class RankerPropertyTest {
    /** A table of scores, columns in map order, and the map made of it. */
    private record Table(double[][] scores, VpmRaster map) {
        int documents() {
            return map.documents();
        }
    }

    @Property(tries = 1000)
    void rankingsEqualAFullSort(@ForAll long seed) {
        Random random = new Random(seed);
        Table table = table(random);
        Query query = query(random, table.map);
        int n = table.documents();
        int k = 1 + random.nextInt(n);
        double[] keys = keys(table.map, query);
        int[] wanted = sorted(keys, query.direction(), table.map);
        for (int topK : new int[] {0, 1, k, Math.max(1, n / 20), n, n + 5}) {
            Ranking ranking = table.map.rank(query, topK);
            int[] columns = IntStream.of(wanted).limit(topK).toArray();
            assertArrayEquals(columns, ranking.columns(), () -> query + " top " + topK);
            assertArrayEquals(IntStream.of(columns).map(table.map::document).toArray(), ranking.documents());
            assertArrayEquals(IntStream.of(columns).mapToDouble(c -> keys[c] / 65535 + 0.0).toArray(),
                    ranking.scores());
        }
    }

    @Property(tries = 300)
    void scoresAreWithinHalfAStepOfTheTable(@ForAll long seed) {
        Random random = new Random(seed);
        Table table = table(random);
        Query query = query(random, table.map);
        double total = query.weights().values().stream().mapToDouble(Math::abs).sum();
        Ranking ranking = table.map.rank(query, table.documents());
        for (int i = 0; i < ranking.size(); i++) {
            double exact = 0;
            for (int m = 0; m < table.scores.length; m++) {
                MetricRange range = table.map.range(m).orElseThrow();
                double span = range.max() - range.min();
                double unit = span == 0 ? 0 : (table.scores[m][ranking.column(i)] - range.min()) / span;
                exact += query.weights().getOrDefault("m" + m, 0.0) * unit;
            }
            assertEquals(exact, ranking.score(i), total / 131070 + 1e-12 * total);
        }
    }

    /** With at most 65536 levels every level has a sample of its own, so nothing is lost by asking the picture. */
    @Property(tries = 300)
    void tablesOnAGridAreRankedAsTheRawTable(@ForAll long seed) {
        Random random = new Random(seed);
        int n = 1 + random.nextInt(2000);
        int metrics = 1 + random.nextInt(6);
        int levels = 1 + random.nextInt(65536);
        double[][] scores = new double[metrics][n];
        VpmRaster.Builder builder = VpmRaster.builder(metrics, n);
        for (int m = 0; m < metrics; m++) {
            for (int c = 0; c < n; c++) {
                scores[m][c] = random.nextInt(levels) * 0.01 - 100;
            }
            builder.scores(m, scores[m], null);
        }
        VpmRaster map = builder.build();
        Direction direction = random.nextBoolean() ? Direction.DESC : Direction.ASC;
        int m = random.nextInt(metrics);
        assertArrayEquals(sorted(scores[m], direction, map),
                map.rank(Query.metric("m" + m).direction(direction), n).columns());
    }

    @Property(tries = 300)
    void integerTablesWithIntegerWeightsAreRankedAsTheRawTable(@ForAll long seed) {
        Random random = new Random(seed);
        int n = 1 + random.nextInt(2000);
        int metrics = 1 + random.nextInt(6);
        int levels = 2 + random.nextInt(65535);
        double[] sums = new double[n];
        Map<String, Double> weights = new LinkedHashMap<>();
        VpmRaster.Builder builder = VpmRaster.builder(metrics, n);
        for (int m = 0; m < metrics; m++) {
            double weight = random.nextInt(7) + 1 - 4.5;
            weights.put("m" + m, weight);
            double[] row = new double[n];
            for (int c = 0; c < n; c++) {
                row[c] = random.nextInt(levels);
                sums[c] += weight * row[c];
            }
            builder.scores(m, row, new MetricRange(0, 65535));
        }
        VpmRaster map = builder.build();
        assertArrayEquals(sorted(sums, Direction.DESC, map), map.rank(Query.weights(weights), n).columns());
    }

    @Property(tries = 200)
    void viewsAndDecisionsFollowTheRanking(@ForAll long seed) {
        Random random = new Random(seed);
        Table table = table(random);
        PolicyMap map = table.map;
        Query query = query(random, map);
        Ranking ranking = map.rank(query, map.documents());
        int x = random.nextInt(map.documents() + 2);
        int y = random.nextInt(map.metrics() + 2);
        Tile tile = map.view(query, x, y, random.nextInt(40), random.nextInt(9));
        for (int r = 0; r < tile.height(); r++) {
            for (int c = 0; c < tile.width(); c++) {
                assertEquals(map.red(y + r)[ranking.column(x + c)], tile.get(r, c, 0));
                assertEquals(map.green(y + r)[ranking.column(x + c)], tile.get(r, c, 1));
                assertEquals(0, tile.get(r, c, 2));
            }
        }
        int context = 1 + random.nextInt(20);
        Decision decision = map.decide(query, context);
        int used = Math.min(context, map.documents());
        double total = query.weights().values().stream().mapToDouble(Math::abs).sum();
        double mean = IntStream.range(0, used).mapToDouble(ranking::score).sum() / used / total;
        assertEquals(ranking.document(0), decision.document());
        assertEquals(ranking.column(0), decision.rank());
        assertEquals(used, decision.contextUsed());
        assertEquals(mean, decision.relevance(), 1e-12);
    }

    private static Table table(Random random) {
        // Powers favour small tables: they hold the edge cases and are quick.
        int n = 1 + (int) (5000 * Math.pow(random.nextDouble(), 3));
        int metrics = 1 + (int) (64 * Math.pow(random.nextDouble(), 2));
        double[][] scores = new double[metrics][n];
        VpmRaster.Builder builder = VpmRaster.builder(metrics, n);
        for (int m = 0; m < metrics; m++) {
            int kind = random.nextInt(4);
            double shift = random.nextGaussian() * 10;
            for (int c = 0; c < n; c++) {
                scores[m][c] = shift + switch (kind) {
                    case 0 -> 0;
                    case 1 -> random.nextInt(3);
                    case 2 -> random.nextInt(500) * -0.25;
                    default -> random.nextGaussian();
                };
            }
            builder.scores(m, scores[m], null);
        }
        if (random.nextBoolean()) {
            List<Integer> rows = new ArrayList<>(IntStream.range(0, n + random.nextInt(9)).boxed().toList());
            Collections.shuffle(rows, random);
            builder.documents(rows.stream().limit(n).mapToInt(i -> i).toArray());
        }
        return new Table(scores, builder.build());
    }

    private static Query query(Random random, PolicyMap map) {
        Direction direction = random.nextBoolean() ? Direction.DESC : Direction.ASC;
        List<String> names = new ArrayList<>(map.metricNames());
        Collections.shuffle(names, random);
        if (random.nextInt(3) == 0) {
            return Query.metric(names.get(0)).direction(direction);
        }
        Map<String, Double> weights = new LinkedHashMap<>();
        weights.put(names.get(0), random.nextBoolean() ? -1.5 : 1);
        for (String name : names.subList(1, names.size())) {
            switch (random.nextInt(3)) {
                case 0 -> weights.put(name, random.nextGaussian());
                case 1 -> weights.put(name, (double) (random.nextInt(5) - 2));
                default -> {
                }
            }
        }
        return Query.weights(weights).direction(direction);
    }

    private static double[] keys(PolicyMap map, Query query) {
        double[] keys = new double[map.documents()];
        for (int c = 0; c < keys.length; c++) {
            double key = 0;
            for (int m = 0; m < map.metrics(); m++) {
                Double weight = query.weights().get(map.metricNames().get(m));
                if (weight != null) {
                    key = key + weight * map.red(m)[c];
                }
            }
            keys[c] = key;
        }
        return keys;
    }

    private static int[] sorted(double[] keys, Direction direction, PolicyMap map) {
        Comparator<Integer> byKey = (a, b) -> keys[a] < keys[b] ? -1 : keys[a] > keys[b] ? 1 : 0;
        Comparator<Integer> byDocument = Comparator.comparingInt(map::document);
        return IntStream.range(0, map.documents()).boxed()
                .sorted((direction == Direction.ASC ? byKey : byKey.reversed()).thenComparing(byDocument))
                .mapToInt(c -> c).toArray();
    }
}
