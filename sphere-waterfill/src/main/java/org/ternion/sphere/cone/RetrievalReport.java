package org.ternion.sphere.cone;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.ternion.core.Checks;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;

/**
 * How much of the truth a search finds, what it looks at for it, and how long it takes. To be read together: any one of
 * these numbers is easily made good at the cost of the others.
 *
 * @param queries         number of queries
 * @param k               points asked for per query
 * @param recallAt1       mean share of queries whose best point was found
 * @param recall          mean share of the k best points found; a point as near as the k-th counts, whichever of equals
 *                        it is
 * @param scannedFraction mean share of the points looked at
 * @param exactFraction   share of queries whose result was certified to be exact
 * @param distanceRatio   mean of the true distance of the k-th point divided by the one found, with distance
 *                        {@code 1 - cosine}, in {@code [0, 1]}; 1 if both are 0
 * @param p50Micros       median time of a search in microseconds
 * @param p95Micros       time that 95 of 100 searches stay below
 * @param p99Micros       time that 99 of 100 searches stay below
 */
public record RetrievalReport(int queries, int k, double recallAt1, double recall, double scannedFraction,
        double exactFraction, double distanceRatio, double p50Micros, double p95Micros, double p99Micros) {
    private static final double NANOS_PER_MICRO = 1000;

    /**
     * Searches with every query, one after the other on the calling thread, and compares with a plain scan. The times
     * include whatever the virtual machine does meanwhile: run it twice and believe the second.
     *
     * @param index   to measure
     * @param queries one per row, at least one, any norm, finite
     * @param k       {@code >= 1}
     * @param params  how much to look at
     * @param run     how to run the plain scan, not timed; progress counts queries of it
     * @return the report
     * @throws IllegalArgumentException as {@link ConeIndex#search}, or if there are no queries or no points
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public static RetrievalReport measure(ConeIndex index, FloatMatrix queries, int k, SearchParams params,
            RunOptions run) {
        return measure(index, queries, k, params, run, System::nanoTime);
    }

    static RetrievalReport measure(ConeIndex index, FloatMatrix queries, int k, SearchParams params, RunOptions run,
            LongSupplier nanoClock) {
        List<SearchResult> truth = index.scanBatch(queries, k, run);
        SearchResult[] found = new SearchResult[queries.rows()];
        long[] nanos = new long[queries.rows()];
        float[] query = new float[queries.cols()];
        for (int q = 0; q < found.length; q++) {
            queries.copyRow(q, query, 0);
            long start = nanoClock.getAsLong();
            found[q] = index.search(query, k, params);
            nanos[q] = nanoClock.getAsLong() - start;
        }
        return of(List.of(found), truth, index.size(), k, nanos);
    }

    /**
     * Compares results with the truth.
     *
     * @param found  one per query, at least one
     * @param truth  results of an exact search for the same queries
     * @param points number of points searched, {@code >= 1}
     * @param k      points asked for per query, {@code >= 1}
     * @param nanos  time of each search in nanoseconds, not modified
     * @return the report
     * @throws IllegalArgumentException if the numbers of results differ or are 0, {@code points < 1} or {@code k < 1}
     */
    public static RetrievalReport of(List<SearchResult> found, List<SearchResult> truth, int points, int k,
            long[] nanos) {
        int n = found.size();
        if (n == 0 || truth.size() != n || nanos.length != n) {
            throw new IllegalArgumentException(n + " results, " + truth.size() + " true ones and " + nanos.length
                    + " times: there must be as many of each, and at least one");
        }
        Checks.inRange(points, 1, Integer.MAX_VALUE, "points");
        Checks.inRange(k, 1, Integer.MAX_VALUE, "k");
        double best = 0;
        double recall = 0;
        double scanned = 0;
        double exact = 0;
        double ratio = 0;
        for (int q = 0; q < n; q++) {
            SearchResult result = found.get(q);
            best += share(result, truth.get(q), 1);
            recall += share(result, truth.get(q), k);
            scanned += (double) result.scanned() / points;
            exact += result.exact() ? 1 : 0;
            ratio += distanceRatio(result, truth.get(q));
        }
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new RetrievalReport(n, k, best / n, recall / n, scanned / n, exact / n, ratio / n,
                percentile(sorted, 50), percentile(sorted, 95), percentile(sorted, 99));
    }

    /** Share of the best {@code wanted} points that are among as many found ones. */
    private static double share(SearchResult found, SearchResult truth, int wanted) {
        int relevant = Math.min(wanted, truth.size());
        int hits = 0;
        for (int rank = 0; rank < Math.min(relevant, found.size()); rank++) {
            hits += found.cosine(rank) >= truth.cosine(relevant - 1) ? 1 : 0;
        }
        return (double) hits / relevant;
    }

    private static double distanceRatio(SearchResult found, SearchResult truth) {
        int last = Math.min(found.size(), truth.size()) - 1;
        if (last < 0) {
            return 0;
        }
        double trueDistance = Math.max(0, 1 - truth.cosine(last));
        double distance = Math.max(0, 1 - found.cosine(last));
        return distance == 0 ? 1 : trueDistance / distance;
    }

    private static double percentile(long[] sorted, int percent) {
        int rank = (int) Math.ceil(sorted.length * percent / 100.0);
        return sorted[Math.max(0, rank - 1)] / NANOS_PER_MICRO;
    }
}
