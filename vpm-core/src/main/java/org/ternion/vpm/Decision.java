package org.ternion.vpm;

/**
 * The best document for a query.
 *
 * @param document    its row number in the original table
 * @param rank        its column, that is its 0-based rank in the task order of the map
 * @param relevance   mean unit score of the first {@code contextUsed} documents under the query
 * @param query       what was asked
 * @param contextUsed documents averaged, {@code min(context, documents)}
 */
public record Decision(int document, int rank, double relevance, Query query, int contextUsed) {
}
