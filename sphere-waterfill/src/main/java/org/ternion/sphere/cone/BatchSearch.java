package org.ternion.sphere.cone;

import java.util.ArrayList;
import java.util.List;
import org.ternion.core.FloatMatrix;
import org.ternion.core.Parallel;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;
import org.ternion.sphere.simd.TopK;

/** Many searches. Used once. */
final class BatchSearch {
    private final ConeIndex index;
    private final FloatMatrix directions;
    private final int k;
    private final SearchParams params;
    private final RunOptions run;
    private final SearchResult[] results;
    private final SharedProgress stop;

    BatchSearch(ConeIndex index, FloatMatrix directions, int k, SearchParams params, RunOptions run) {
        this.index = index;
        this.directions = directions;
        this.k = k;
        this.params = params;
        this.run = run;
        results = new SearchResult[directions.rows()];
        stop = new SharedProgress(run.progress(), directions.rows());
    }

    List<SearchResult> results() {
        int limit = index.cellLimit(k, params);
        Parallel.ranges(run.parallelism(), results.length, 1, (from, to) -> {
            float[] query = new float[directions.cols()];
            for (int q = from; q < to; q++) {
                stop.check();
                directions.copyRow(q, query, 0);
                results[q] = search(query, limit);
                if (results[q] != null) {
                    stop.add(1);
                }
            }
        });
        scanOthers();
        return List.of(results);
    }

    /** Null if a plain scan is better: several of those together are one pass over the points. */
    private SearchResult search(float[] query, int limit) {
        CellSearch search = index.newSearch(query, k);
        if (limit > 0) {
            return search.nearestCells(limit);
        }
        if (params instanceof SearchParams.MaxPoints max) {
            return search.nearestPoints(max.points());
        }
        return search.exact() ? search.result() : null;
    }

    private void scanOthers() {
        List<Integer> others = new ArrayList<>();
        for (int q = 0; q < results.length; q++) {
            if (results[q] == null) {
                others.add(q);
            }
        }
        float[] rows = new float[others.size() * directions.cols()];
        for (int i = 0; i < others.size(); i++) {
            directions.copyRow(others.get(i), rows, i * directions.cols());
        }
        TopK[] found = index.scanAll(FloatMatrix.wrap(rows, others.size(), directions.cols()), k, run.parallelism(),
                stop);
        for (int i = 0; i < found.length; i++) {
            results[others.get(i)] = SearchResult.of(found[i], index.cells(), index.size(), Double.POSITIVE_INFINITY);
        }
    }
}
