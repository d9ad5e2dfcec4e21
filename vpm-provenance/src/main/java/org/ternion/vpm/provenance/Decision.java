package org.ternion.vpm.provenance;

import java.util.Arrays;
import java.util.Objects;
import org.ternion.core.Checks;

/** What a task decided about a table: orders of its documents and metrics, and the best documents. Immutable. */
public final class Decision {
    private final String task;
    private final int[] docOrder;
    private final int[] metricOrder;
    private final int[] topDocs;
    private final double relevance;

    private Decision(String task, int[] docOrder, int[] metricOrder, int[] topDocs, double relevance) {
        this.task = Objects.requireNonNull(task, "decision.task");
        this.docOrder = Checks.permutation(docOrder, docOrder.length, "decision.doc_order");
        this.metricOrder = Checks.permutation(metricOrder, metricOrder.length, "decision.metric_order");
        this.topDocs = topDocs;
        this.relevance = Checks.finite(relevance, "decision.relevance");
        if (topDocs.length == 0 && docOrder.length > 0) {
            throw new IllegalArgumentException("decision.top_docs must not be empty when there are documents");
        }
        for (int document : topDocs) {
            Checks.inRange(document, 0, docOrder.length - 1, "document in decision.top_docs");
        }
    }

    /**
     * Puts a decision together.
     *
     * @param task        the task
     * @param docOrder    document shown at each place, a permutation of {@code 0 .. documents-1}; copied
     * @param metricOrder metric shown at each place, a permutation of {@code 0 .. metrics-1}; copied
     * @param topDocs     the best documents, best first, at least one if there is any; copied
     * @param relevance   how good the best one is, finite
     * @return the decision
     * @throws IllegalArgumentException if an order is no permutation, a top document is out of range or missing, or
     *                                  {@code relevance} is not finite
     */
    public static Decision of(String task, int[] docOrder, int[] metricOrder, int[] topDocs, double relevance) {
        return new Decision(task, docOrder.clone(), metricOrder.clone(), topDocs.clone(), relevance);
    }

    /**
     * The task.
     *
     * @return its text
     */
    public String task() {
        return task;
    }

    /**
     * The order of the documents.
     *
     * @return document shown at each place, a copy
     */
    public int[] docOrder() {
        return docOrder.clone();
    }

    /**
     * The order of the metrics.
     *
     * @return metric shown at each place, a copy
     */
    public int[] metricOrder() {
        return metricOrder.clone();
    }

    /**
     * Number of documents.
     *
     * @return length of {@link #docOrder()}
     */
    public int documents() {
        return docOrder.length;
    }

    /**
     * Number of metrics.
     *
     * @return length of {@link #metricOrder()}
     */
    public int metrics() {
        return metricOrder.length;
    }

    /**
     * The best documents.
     *
     * @return best first, a copy
     */
    public int[] topDocs() {
        return topDocs.clone();
    }

    /**
     * How good the best document is.
     *
     * @return finite
     */
    public double relevance() {
        return relevance;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Decision that && task.equals(that.task) && Arrays.equals(docOrder, that.docOrder)
                && Arrays.equals(metricOrder, that.metricOrder) && Arrays.equals(topDocs, that.topDocs)
                && Double.compare(relevance, that.relevance) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(task, Arrays.hashCode(docOrder), Arrays.hashCode(metricOrder), Arrays.hashCode(topDocs),
                relevance);
    }

    @Override
    public String toString() {
        return "'" + task + "': " + documents() + " documents, " + metrics() + " metrics, top "
                + Arrays.toString(topDocs);
    }
}
