package org.ternion.vpm;

import java.util.List;
import java.util.Optional;

/**
 * The order a task gave: which documents, in which order, by which keys. Immutable.
 */
public final class Organization {
    private final String backend;
    private final int[] docOrder;
    private final List<TaskSpec.Key> keys;
    private final boolean filtered;

    private Organization(String backend, int[] docOrder, List<TaskSpec.Key> keys, boolean filtered) {
        this.backend = backend;
        this.docOrder = docOrder;
        this.keys = List.copyOf(keys);
        this.filtered = filtered;
    }

    /**
     * Takes over an order without copying: do not modify the array afterwards.
     *
     * @param backend  {@code "none"}, {@code "memory"} or {@code "sql"}
     * @param docOrder document ids, best first, no id twice
     * @param keys     the keys applied, primary first; empty when nothing was sorted
     * @param filtered whether documents were left out
     * @return the organization
     */
    public static Organization wrap(String backend, int[] docOrder, List<TaskSpec.Key> keys, boolean filtered) {
        return new Organization(backend, docOrder, keys, filtered);
    }

    /**
     * What did the ordering.
     *
     * @return {@code "none"}, {@code "memory"} or {@code "sql"}
     */
    public String backend() {
        return backend;
    }

    /**
     * Number of documents in the order.
     *
     * @return {@code >= 1}
     */
    public int size() {
        return docOrder.length;
    }

    /**
     * Document ids, best first.
     *
     * @return a new array
     */
    public int[] docOrder() {
        return docOrder.clone();
    }

    /**
     * The live array of document ids, read-only by contract: for loops that cannot afford a copy.
     *
     * @return document ids, best first
     */
    public int[] backingDocOrder() {
        return docOrder;
    }

    /**
     * The keys that were applied.
     *
     * @return primary first, empty when nothing was sorted
     */
    public List<TaskSpec.Key> keys() {
        return keys;
    }

    /**
     * The first key.
     *
     * @return empty when nothing was sorted
     */
    public Optional<TaskSpec.Key> primary() {
        return keys.stream().findFirst();
    }

    /**
     * Whether the task left documents out.
     *
     * @return true for a proper subset
     */
    public boolean filtered() {
        return filtered;
    }
}
