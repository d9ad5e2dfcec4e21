package org.ternion.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ternion.core.FloatMatrix;
import org.ternion.sphere.cone.ConeIndex;
import org.ternion.sphere.cone.ConeIndexParams;
import org.ternion.sphere.cone.RetrievalReport;
import org.ternion.sphere.cone.SearchParams;

/** How well an index of some of the vectors finds the neighbours of some others, which it has not seen. */
final class RetrievalSample {
    private static final int MOST_POINTS = 50_000;
    private static final int MOST_QUERIES = 200;
    /** One query for so many points at least. */
    private static final int POINTS_PER_QUERY = 4;
    private static final int TOP = 10;
    private static final int FEWEST_POINTS = TOP + 1;
    private static final double RECALL = 0.95;

    private RetrievalSample() {
    }

    /** Null for too few vectors. */
    static Map<String, Object> measure(FloatMatrix vectors, long seed, ThreadOption threads) {
        int n = vectors.rows();
        int queries = Math.min(MOST_QUERIES, n / (POINTS_PER_QUERY + 1));
        int points = Math.min(MOST_POINTS, n - queries);
        if (queries == 0 || points < FEWEST_POINTS) {
            return null;
        }
        int[] rows = VectorSample.rows(n, queries + points, seed);
        FloatMatrix asked = VectorSample.of(vectors, rows, 0, queries);
        FloatMatrix indexed = VectorSample.of(vectors, rows, queries, queries + points);
        ConeIndex index = threads.stage("index",
                run -> ConeIndex.build(indexed, ConeIndexParams.DEFAULT, run.withSeed(seed)));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("points", points);
        tree.put("queries", queries);
        tree.put("k", TOP);
        tree.put("cells", index.cells());
        tree.put("exact", search(index, asked, SearchParams.exact(), threads));
        tree.put("recallTarget", RECALL);
        // Without a direction there is nothing to learn a recall from.
        tree.put("approximate", index.memberCurve().queries() == 0 ? null
                : search(index, asked, SearchParams.recall(RECALL), threads));
        return tree;
    }

    private static Map<String, Object> search(ConeIndex index, FloatMatrix queries, SearchParams params,
            ThreadOption threads) {
        // The first time is that of a virtual machine that has yet to compile the loops.
        threads.stage("search", run -> RetrievalReport.measure(index, queries, TOP, params, run));
        RetrievalReport report = threads.stage("search",
                run -> RetrievalReport.measure(index, queries, TOP, params, run));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("recallAt1", report.recallAt1());
        tree.put("recallAtK", report.recall());
        tree.put("scannedFraction", report.scannedFraction());
        tree.put("exactFraction", report.exactFraction());
        tree.put("distanceRatio", report.distanceRatio());
        tree.put("p50Micros", report.p50Micros());
        tree.put("p95Micros", report.p95Micros());
        tree.put("p99Micros", report.p99Micros());
        return tree;
    }
}
