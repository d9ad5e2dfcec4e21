package org.ternion.benchmarks.sphere;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.codecs.hnsw.FlatVectorScorerUtil;
import org.apache.lucene.codecs.hnsw.FlatVectorsScorer;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.KnnCollector;
import org.apache.lucene.util.hnsw.HnswGraphBuilder;
import org.apache.lucene.util.hnsw.HnswGraphSearcher;
import org.apache.lucene.util.hnsw.OnHeapHnswGraph;
import org.apache.lucene.util.hnsw.RandomAccessVectorValues;
import org.apache.lucene.util.hnsw.RandomVectorScorer;
import org.apache.lucene.util.hnsw.RandomVectorScorerSupplier;
import org.ternion.core.FloatMatrix;
import org.ternion.sphere.simd.DotKernels;

/** Lucene's graph of near neighbours as a peer: 16 links per point, a beam of 100, one thread, vectors in memory. */
final class LuceneGraph {
    private static final int LINKS = 16;
    private static final int BEAM = 100;
    private static final long SEED = 42;

    private final Dots dots;
    private final FloatMatrix units;
    private final RandomAccessVectorValues.Floats vectors;
    private final OnHeapHnswGraph graph;

    /** Whose dot products the graph is built and searched with. */
    enum Dots {
        /** Lucene's, which are scalar loops unless the JDK is one of 20 to 23. */
        LUCENE,
        /** Ours, which are vector loops: then the graph alone is compared. */
        TERNION
    }

    private LuceneGraph(Dots dots, FloatMatrix units, RandomAccessVectorValues.Floats vectors) throws IOException {
        this.dots = dots;
        this.units = units;
        this.vectors = vectors;
        RandomVectorScorerSupplier scorers = dots == Dots.LUCENE
                ? lucene().getRandomVectorScorerSupplier(VectorSimilarityFunction.DOT_PRODUCT, vectors)
                : new DotScorers(units);
        graph = HnswGraphBuilder.create(scorers, LINKS, BEAM, SEED).build(units.rows());
    }

    /** Builds a graph of unit vectors, which {@link #vectors} has made rows of. */
    static LuceneGraph build(Dots dots, FloatMatrix units, RandomAccessVectorValues.Floats vectors)
            throws IOException {
        return new LuceneGraph(dots, units, vectors);
    }

    /** Unit vectors as Lucene takes them. */
    static RandomAccessVectorValues.Floats vectors(FloatMatrix units) {
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < units.rows(); i++) {
            float[] row = new float[units.cols()];
            units.copyRow(i, row, 0);
            rows.add(row);
        }
        return RandomAccessVectorValues.fromFloats(rows, units.cols());
    }

    /** Finds some points near a direction, nearest first. */
    Found search(float[] direction, int candidates) throws IOException {
        RandomVectorScorer scorer = dots == Dots.LUCENE
                ? lucene().getRandomVectorScorer(VectorSimilarityFunction.DOT_PRODUCT, vectors, direction)
                : new DotScorer(units, direction, 0);
        KnnCollector found = HnswGraphSearcher.search(scorer, candidates, graph, null, Integer.MAX_VALUE);
        long visited = found.visitedCount();
        var hits = found.topDocs().scoreDocs;
        int[] ids = new int[hits.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = hits[i].doc;
        }
        return new Found(ids, visited);
    }

    private static FlatVectorsScorer lucene() {
        return FlatVectorScorerUtil.getLucene99FlatVectorsScorer();
    }

    int size() {
        return graph.size();
    }

    /** What a search found. */
    static final class Found {
        private final int[] ids;
        private final long visited;

        private Found(int[] ids, long visited) {
            this.ids = ids;
            this.visited = visited;
        }

        int[] ids() {
            return ids;
        }

        /** Points that were compared with the query. */
        long visited() {
            return visited;
        }
    }

    /** Our dot products between rows. */
    private record DotScorers(FloatMatrix units) implements RandomVectorScorerSupplier {
        @Override
        public RandomVectorScorer scorer(int row) {
            return new DotScorer(units, units.backingArray(), row * units.cols());
        }

        @Override
        public RandomVectorScorerSupplier copy() {
            return this;
        }
    }

    /** Our dot products with one vector, scaled as Lucene scales them. */
    private static final class DotScorer implements RandomVectorScorer {
        private final FloatMatrix units;
        private final float[] query;
        private final int offset;

        DotScorer(FloatMatrix units, float[] query, int offset) {
            this.units = units;
            this.query = query;
            this.offset = offset;
        }

        @Override
        public float score(int row) {
            int dim = units.cols();
            float dot = DotKernels.CHOSEN.dot(query, offset, units.backingArray(), row * dim, dim);
            return Math.max((1 + dot) / 2, 0);
        }

        @Override
        public int maxOrd() {
            return units.rows();
        }
    }
}
