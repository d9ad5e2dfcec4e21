package org.ternion.vpm;

import java.util.Arrays;
import java.util.List;
import org.ternion.core.Checks;
import org.ternion.core.FloatMatrix;

/**
 * Answers queries from the canonical values of the visible documents, ties by ascending document id, NaN last. Reads
 * the ordered matrix, where the values of a metric lie side by side.
 */
final class CanonicalOrder {
    /** Above one document in this many, sorting all is cheaper than a heap. */
    private static final int SORT_FRACTION = 16;

    private final List<String> metricNames;
    private final Organization organization;
    private final int[] rowOf;
    private final FloatMatrix sorted;
    private final int documents;

    /**
     * @param rowOf     row of every metric in {@code sorted}
     * @param sorted    metrics x visible documents, in task order
     * @param documents number of documents of the table, visible or not
     */
    CanonicalOrder(List<String> metricNames, Organization organization, int[] rowOf, FloatMatrix sorted,
            int documents) {
        this.metricNames = metricNames;
        this.organization = organization;
        this.rowOf = rowOf;
        this.sorted = sorted;
        this.documents = documents;
    }

    Ranking order(Query query, int topK) {
        Checks.inRange(topK, 0, Integer.MAX_VALUE, "topK");
        double[] weights = MemoryOrganizer.weights(query, metricNames);
        int k = Math.min(topK, sorted.cols());
        double[] scores = scores(weights);
        int[] columns = k > sorted.cols() / SORT_FRACTION
                ? sort(scores, query.direction(), k)
                : select(scores, query.direction(), k);
        int[] ids = new int[k];
        double[] best = new double[k];
        for (int i = 0; i < k; i++) {
            ids[i] = organization.backingDocOrder()[columns[i]];
            best[i] = scores[columns[i]] + 0.0;
        }
        return new Ranking(columns, ids, best);
    }

    Decision decide(Query query, int context) {
        Checks.inRange(context, 1, Integer.MAX_VALUE, "context");
        if (sorted.cols() == 0) {
            throw new IllegalStateException("the task left no document to decide on");
        }
        if (isPrimary(query)) {
            return decideByTask(query, context);
        }
        double total = 0;
        for (double w : MemoryOrganizer.weights(query, metricNames)) {
            total += Math.abs(w);
        }
        Ranking best = order(query, context);
        double sum = 0;
        for (int i = 0; i < best.size(); i++) {
            sum += best.score(i);
        }
        return new Decision(best.document(0), best.column(0), sum / best.size() / total, query, best.size());
    }

    /** SQL reports its keys by name only, so its order is not taken for the order of a metric. */
    private boolean isPrimary(Query query) {
        return query.isMetric() && organization.backend().equals("memory") && organization.primary()
                .filter(key -> key.direction() == query.direction() && query.weights().containsKey(key.metric()))
                .isPresent();
    }

    /** The first columns are the answer; further keys of the task may have reordered those that tie for the first. */
    private Decision decideByTask(Query query, int context) {
        String metric = query.weights().keySet().iterator().next();
        int from = rowOf[MemoryOrganizer.indexOf(metricNames, metric)] * sorted.cols();
        float[] x = sorted.backingArray();
        int[] docOrder = organization.backingDocOrder();
        int rank = 0;
        if (organization.keys().size() > 1) {
            for (int c = 1; c < docOrder.length && Float.compare(x[from + c], x[from]) == 0; c++) {
                rank = docOrder[c] < docOrder[rank] ? c : rank;
            }
        }
        int used = Math.min(context, docOrder.length);
        double sum = 0;
        for (int c = 0; c < used; c++) {
            sum += x[from + c];
        }
        return new Decision(docOrder[rank], rank, sum / used, query, used);
    }

    /** Weighted sums column by column: metrics ascending, one addition each, starting at 0. */
    private double[] scores(double[] weights) {
        float[] x = sorted.backingArray();
        int n = sorted.cols();
        double[] sums = new double[n];
        for (int metric = 0; metric < weights.length; metric++) {
            double w = weights[metric];
            if (w != 0) {
                int from = rowOf[metric] * n;
                for (int c = 0; c < n; c++) {
                    sums[c] += w * x[from + c];
                }
            }
        }
        return sums;
    }

    private int[] select(double[] scores, Direction direction, int k) {
        if (k == 0) {
            return new int[0];
        }
        int[] docOrder = organization.backingDocOrder();
        double sign = direction == Direction.DESC ? 1 : -1;
        BestHeap heap = new BestHeap(k);
        double worst = heap.worstKey();
        for (int c = 0; c < scores.length; c++) {
            double key = sign * scores[c];
            // NaN comes last in both directions. It is below every finite key and equal to itself.
            key = key == key ? key : Double.NEGATIVE_INFINITY;
            if (key >= worst) {
                heap.offer(key, docOrder[c], c);
                worst = heap.worstKey();
            }
        }
        return heap.drain(new double[k]);
    }

    private int[] sort(double[] scores, Direction direction, int k) {
        int[] docOrder = organization.backingDocOrder();
        int[] columnOf = new int[documents];
        double[] byDocument = new double[documents];
        for (int c = 0; c < docOrder.length; c++) {
            columnOf[docOrder[c]] = c;
            byDocument[docOrder[c]] = scores[c];
        }
        int[] visible = null;
        if (docOrder.length < documents) {
            visible = docOrder.clone();
            Arrays.sort(visible);
        }
        int[] columns = new DocumentSort().order(documents, visible, k, SortKeys.of(byDocument, direction));
        for (int i = 0; i < columns.length; i++) {
            columns[i] = columnOf[columns[i]];
        }
        return columns;
    }
}
