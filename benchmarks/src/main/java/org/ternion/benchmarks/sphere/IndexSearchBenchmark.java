package org.ternion.benchmarks.sphere;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;
import org.ternion.sphere.UnitVectors;
import org.ternion.sphere.cone.ConeIndex;
import org.ternion.sphere.cone.ConeIndexParams;
import org.ternion.sphere.cone.ExactScan;
import org.ternion.sphere.cone.SearchParams;
import org.ternion.sphere.cone.SearchResult;

/**
 * How long does it take to find the ten nearest of many clustered vectors, with a recall of at least 0.95? Queries are
 * other vectors of the same groups, one at a time on one thread. Our index looks at as few cells, and Lucene's
 * graph at as few candidates, as give these queries this recall. {@code ternionTarget} asks our index for a recall
 * instead, which it estimates from its members. A scan of all vectors finds everything.
 */
public class IndexSearchBenchmark extends AbstractBenchmark {
    static final int BEST = 10;
    static final double RECALL = 0.95;
    private static final SearchParams TARGET = SearchParams.recall(RECALL);

    /** Number of vectors. */
    @Param("100000")
    public int points;

    /** Components of a vector. */
    @Param("128")
    public int dim;

    /** Groups of vectors. */
    @Param("25")
    public int groups;

    /** Distance of a component from that of the centre of the group, which is 1 from 0; standard deviations. */
    @Param("0.5")
    public double noise;

    /** Number of queries, asked in turn. */
    @Param("512")
    public int queries;

    private FloatMatrix vectors;
    private float[][] directions;
    private List<SearchResult> truth;
    private ConeIndex index;
    private ExactScan scan;
    private int cells;
    private Measured ofCells;
    private Measured ofTarget;
    private int next;

    /** Makes the vectors and our index, and finds the number of cells. */
    @Setup
    public void makeIndex() throws IOException {
        vectors = Vectors.clustered(points, dim, groups, noise, 10);
        FloatMatrix asked = Vectors.clustered(queries, dim, groups, noise, 11);
        scan = ExactScan.of(vectors, RunOptions.DEFAULT);
        truth = scan.searchBatch(asked, BEST, RunOptions.DEFAULT.withParallelism(2));
        FloatMatrix units = UnitVectors.of(asked, RunOptions.DEFAULT).matrix();
        directions = new float[queries][dim];
        for (int q = 0; q < queries; q++) {
            units.copyRow(q, directions[q], 0);
        }
        index = ConeIndex.build(vectors, ConeIndexParams.DEFAULT, RunOptions.DEFAULT.withParallelism(2));
        ofTarget = measure(TARGET);
        do {
            cells++;
            ofCells = measure(SearchParams.maxCells(cells));
        } while (ofCells.recall < RECALL);
    }

    private Measured measure(SearchParams params) throws IOException {
        return measure(direction -> {
            SearchResult found = index.search(direction, BEST, params);
            return new Answer(found.ids(), found.scanned());
        });
    }

    /** Searches a number of cells of our index. */
    @Benchmark
    public SearchResult ternion(Quality quality) {
        quality.set(ofCells);
        return index.search(nextQuery(), BEST, SearchParams.maxCells(cells));
    }

    /** Searches our index for a recall. */
    @Benchmark
    public SearchResult ternionTarget(Quality quality) {
        quality.set(ofTarget);
        return index.search(nextQuery(), BEST, TARGET);
    }

    /** Looks at all vectors. */
    @Benchmark
    public SearchResult exactScan(Quality quality) {
        quality.set(new Measured(1, points));
        return scan.search(nextQuery(), BEST);
    }

    /** Searches Lucene's graph. */
    @Benchmark
    public int[] lucene(Graph graph, Quality quality) throws IOException {
        quality.set(graph.measured);
        return graph.graph.search(nextQuery(), graph.candidates).ids();
    }

    private float[] nextQuery() {
        next = (next + 1) % queries;
        return directions[next];
    }

    private Measured measure(Search search) throws IOException {
        long hits = 0;
        long visited = 0;
        for (int q = 0; q < queries; q++) {
            Answer answer = search.apply(directions[q]);
            int[] best = Arrays.copyOf(answer.ids, BEST);
            hits += Arrays.stream(truth.get(q).ids()).filter(id -> Arrays.stream(best).anyMatch(b -> b == id))
                    .count();
            visited += answer.visited;
        }
        return new Measured((double) hits / queries / BEST, (double) visited / queries);
    }

    /** The last query. */
    int asked() {
        return next;
    }

    /** The nearest points of a query. */
    int[] truth(int query) {
        return truth.get(query).ids();
    }

    /** One way to search. */
    private interface Search {
        Answer apply(float[] direction) throws IOException;
    }

    /** Points found, nearest first, and how many were looked at. */
    private record Answer(int[] ids, long visited) {
    }

    /** Averages over all queries. */
    private record Measured(double recall, double visited) {
    }

    /** Lucene's graph of the same vectors. */
    @State(Scope.Benchmark)
    public static class Graph {
        /** Whose dot products are used. */
        @Param({"LUCENE", "TERNION"})
        public String dots;

        private LuceneGraph graph;
        private int candidates;
        private Measured measured;

        /** Builds it, and finds the number of candidates. */
        @Setup
        public void build(IndexSearchBenchmark benchmark) throws IOException {
            FloatMatrix units = UnitVectors.of(benchmark.vectors, RunOptions.DEFAULT).matrix();
            graph = LuceneGraph.build(LuceneGraph.Dots.valueOf(dots), units, LuceneGraph.vectors(units));
            candidates = BEST;
            measured = benchmark.measure(this::search);
            while (measured.recall < RECALL && candidates < benchmark.points) {
                // Steps of 5 %: trying every number takes long.
                candidates += 1 + candidates / 20;
                measured = benchmark.measure(this::search);
            }
        }

        private Answer search(float[] direction) throws IOException {
            LuceneGraph.Found found = graph.search(direction, candidates);
            return new Answer(found.ids(), found.visited());
        }
    }

    /** What the queries find, reported beside the time. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Quality {
        /** Share of the ten nearest that is found; set, not added up, as the next one. */
        public double recall;
        /** Vectors compared with a query. */
        public double visited;

        private void set(Measured measured) {
            recall = measured.recall;
            visited = measured.visited;
        }
    }
}
