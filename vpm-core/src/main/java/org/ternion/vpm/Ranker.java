package org.ternion.vpm;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ternion.core.Checks;
import org.ternion.vpm.simd.WeightedSum;

/**
 * Answers the questions of {@link PolicyMap} from its samples. Keys are computed block by block while they are in the
 * cache; a block whose best key cannot enter the answer costs one scan.
 */
final class Ranker {
    /** Keys per block: 16 KiB, half of a first-level cache. */
    private static final int BLOCK = 2048;
    /** Above one document in this many, sorting all keys is cheaper than a heap. */
    private static final int SORT_FRACTION = 20;

    private final PolicyMap map;
    private final int documents;
    private final int[] rows;
    /** Weights for the key that is largest for the best document: negated for ascending order, which is exact. */
    private final double[] weights;
    private final double sign;
    private final double totalWeight;

    private Ranker(PolicyMap map, Query query) {
        this.map = map;
        documents = map.documents();
        Map<String, Double> asked = query.weights();
        List<String> names = map.metricNames();
        sign = query.direction() == Direction.DESC ? 1 : -1;
        rows = new int[asked.size()];
        weights = new double[asked.size()];
        int found = 0;
        double total = 0;
        for (int m = 0; m < names.size() && found < rows.length; m++) {
            Double weight = asked.get(names.get(m));
            if (weight != null) {
                rows[found] = m;
                weights[found++] = sign * weight;
                total += Math.abs(weight);
            }
        }
        if (found < rows.length) {
            String unknown = asked.keySet().stream().filter(name -> !names.contains(name)).findFirst().orElseThrow();
            throw new UnknownMetricException(unknown, names);
        }
        if (!Double.isFinite(total * Channels.FULL_SCALE)) {
            throw new IllegalArgumentException("sum of absolute weights is too large: " + total);
        }
        totalWeight = total;
    }

    static Ranking rank(PolicyMap map, Query query, int topK) {
        Checks.inRange(topK, 0, Integer.MAX_VALUE, "topK");
        return new Ranker(map, query).best(topK);
    }

    static Decision decide(PolicyMap map, Query query, int context) {
        Checks.inRange(context, 1, Integer.MAX_VALUE, "context");
        Ranker ranker = new Ranker(map, query);
        Ranking best = ranker.best(context);
        double sum = 0;
        for (int i = 0; i < best.size(); i++) {
            sum += best.score(i);
        }
        double relevance = sum / best.size() / ranker.totalWeight;
        return new Decision(best.document(0), best.column(0), relevance, query, best.size());
    }

    static Tile criticalTile(PolicyMap map, Query query, int size) {
        Checks.inRange(size, 1, Integer.MAX_VALUE, "size");
        return view(map, query, 0, 0, size, size);
    }

    static Tile view(PolicyMap map, Query query, int x, int y, int width, int height) {
        Checks.inRange(x, 0, Integer.MAX_VALUE, "x");
        Checks.inRange(y, 0, Integer.MAX_VALUE, "y");
        Checks.inRange(width, 0, Integer.MAX_VALUE, "width");
        Checks.inRange(height, 0, Integer.MAX_VALUE, "height");
        Ranker ranker = new Ranker(map, query);
        int columns = (int) Math.max(0, Math.min(width, (long) map.documents() - x));
        int rows = (int) Math.max(0, Math.min(height, (long) map.metrics() - y));
        Ranking best = ranker.best(columns == 0 || rows == 0 ? 0 : x + columns);
        char[] samples = new char[Math.multiplyExact(Math.multiplyExact(rows, columns), Tile.CHANNELS)];
        int at = 0;
        for (int r = 0; r < rows; r++) {
            char[] red = map.red(y + r);
            char[] green = map.green(y + r);
            char[] blue = map.blue(y + r);
            for (int c = 0; c < columns; c++) {
                int column = best.column(x + c);
                samples[at++] = red[column];
                samples[at++] = green[column];
                samples[at++] = blue[column];
            }
        }
        return Tile.wrap(rows, columns, samples);
    }

    private Ranking best(int topK) {
        int k = Math.min(topK, documents);
        if (k == 0) {
            return new Ranking(new int[0], new int[0], new double[0]);
        }
        return k > documents / SORT_FRACTION ? sortAll(k) : selectBest(k);
    }

    private Ranking sortAll(int k) {
        double[] keys = new double[documents];
        char[][] samples = samples();
        double[] block = new double[Math.min(BLOCK, documents)];
        for (int from = 0; from < documents; from += BLOCK) {
            int n = Math.min(BLOCK, documents - from);
            WeightedSum.CHOSEN.sum(samples, weights, from, block, n);
            System.arraycopy(block, 0, keys, from, n);
        }
        int[] columns = StableSort.descending(keys, documents);
        sortTiesByDocument(columns, keys);
        columns = k == documents ? columns : Arrays.copyOf(columns, k);
        double[] best = new double[k];
        for (int i = 0; i < k; i++) {
            best[i] = keys[columns[i]];
        }
        return ranking(columns, best);
    }

    private void sortTiesByDocument(int[] columns, double[] keys) {
        int n = columns.length;
        int start = 0;
        while (start < n) {
            double key = keys[columns[start]];
            int end = start + 1;
            while (end < n && keys[columns[end]] == key) {
                end++;
            }
            if (end > start + 1) {
                long[] run = new long[end - start];
                for (int i = 0; i < run.length; i++) {
                    int column = columns[start + i];
                    run[i] = (long) map.document(column) << 32 | column;
                }
                Arrays.sort(run);
                for (int i = 0; i < run.length; i++) {
                    columns[start + i] = (int) run[i];
                }
            }
            start = end;
        }
    }

    private Ranking selectBest(int k) {
        BestHeap heap = new BestHeap(k);
        char[][] samples = samples();
        double[] keys = new double[Math.min(BLOCK, documents)];
        for (int from = 0; from < documents; from += BLOCK) {
            int n = Math.min(BLOCK, documents - from);
            WeightedSum.CHOSEN.sum(samples, weights, from, keys, n);
            int i = WeightedSum.CHOSEN.firstAtLeast(keys, 0, n, heap.worstKey());
            while (i < n) {
                heap.offer(keys[i], map.document(from + i), from + i);
                i = WeightedSum.CHOSEN.firstAtLeast(keys, i + 1, n, heap.worstKey());
            }
        }
        double[] best = new double[k];
        int[] columns = heap.drain(best);
        return ranking(columns, best);
    }

    private char[][] samples() {
        char[][] samples = new char[rows.length][];
        for (int j = 0; j < rows.length; j++) {
            samples[j] = map.red(rows[j]);
        }
        return samples;
    }

    private Ranking ranking(int[] columns, double[] keys) {
        int[] numbers = new int[columns.length];
        for (int i = 0; i < columns.length; i++) {
            numbers[i] = map.document(columns[i]);
            // Adding 0.0 turns -0.0, which negated keys can give, into 0.0.
            keys[i] = sign * keys[i] / Channels.FULL_SCALE + 0.0;
        }
        return new Ranking(columns, numbers, keys);
    }
}
