package org.ternion.vpm;

/** Documents in the order of a query, best first, with their scores. Immutable. */
public final class Ranking {
    private final int[] columns;
    private final int[] documents;
    private final double[] scores;

    Ranking(int[] columns, int[] documents, double[] scores) {
        this.columns = columns;
        this.documents = documents;
        this.scores = scores;
    }

    /**
     * Number of documents ranked.
     *
     * @return {@code >= 0}
     */
    public int size() {
        return columns.length;
    }

    /**
     * Column of the i-th best document, that is its rank in the task order of the map.
     *
     * @param i in {@code [0, size())}
     * @return the column
     */
    public int column(int i) {
        return columns[i];
    }

    /**
     * Row number of the i-th best document in the original table.
     *
     * @param i in {@code [0, size())}
     * @return the row number
     */
    public int document(int i) {
        return documents[i];
    }

    /**
     * Score of the i-th best document on the unit scale; for weights the weighted sum.
     *
     * @param i in {@code [0, size())}
     * @return the score
     */
    public double score(int i) {
        return scores[i];
    }

    /**
     * All columns, best first.
     *
     * @return a new array
     */
    public int[] columns() {
        return columns.clone();
    }

    /**
     * All original row numbers, best first.
     *
     * @return a new array
     */
    public int[] documents() {
        return documents.clone();
    }

    /**
     * All scores, best first.
     *
     * @return a new array
     */
    public double[] scores() {
        return scores.clone();
    }
}
