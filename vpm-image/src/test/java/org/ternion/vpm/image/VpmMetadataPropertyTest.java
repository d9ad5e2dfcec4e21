package org.ternion.vpm.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.ternion.vpm.MetricRange;
import org.ternion.vpm.TileId;

/** What is written is read. */
class VpmMetadataPropertyTest {
    @Property(tries = 300)
    void writtenMetadataIsReadBack(@ForAll long seed, @ForAll @IntRange(max = 70) int metrics,
            @ForAll @IntRange(max = 2500) int documents, @ForAll @LongRange(max = 0xFFFF_FFFFL) long block) {
        Random random = new Random(seed);
        VpmMetadata written = random(random, metrics, documents, block);
        byte[] blob = written.encode();
        VpmMetadata read = VpmMetadata.decode(blob, Strictness.STRICT);
        assertEquals(List.of(), read.problems());
        assertArrayEquals(blob, read.encode());
        assertArrayEquals(blob, read.toBuilder().build().encode());
        assertEquals(written.kind(), read.kind());
        assertEquals(written.level(), read.level());
        assertEquals(written.agg(), read.agg());
        assertEquals(block, read.docBlock());
        assertEquals(written.taskHash(), read.taskHash());
        assertEquals(written.task(), read.task());
        assertEquals(written.tile(), read.tile());
        assertEquals(written.parent(), read.parent());
        assertEquals(written.stepId(), read.stepId());
        assertEquals(written.parentStepId(), read.parentStepId());
        assertEquals(written.timestampNanos(), read.timestampNanos());
        assertEquals(written.weights(), read.weights());
        assertEquals(written.pointers(), read.pointers());
        assertEquals(written.ranges(), read.ranges());
        assertEquals(written.metricNames(), read.metricNames());
        assertEquals(written.documentIds(), read.documentIds());
        assertEquals(written.documentPermutation(), read.documentPermutation());
        assertEquals(written.sourceRows(), read.sourceRows());
        assertEquals(written.metricPermutation(), read.metricPermutation());
        assertEquals(written.idatGroupRows(), read.idatGroupRows());
        assertEquals(written.parentOf(), read.parentOf());
        assertEquals(written.dataSha3(), read.dataSha3());
    }

    private static VpmMetadata random(Random r, int metrics, int documents, long block) {
        VpmMetadataBuilder b = VpmMetadata.tile(metrics, documents).kind(MapKind.values()[r.nextInt(3)])
                .agg(AggId.values()[r.nextInt(3)]).level(r.nextInt(65536)).docBlock(block).taskHash(r.nextInt())
                .tile(new TileId(r.nextLong(), r.nextLong())).parent(new TileId(r.nextLong(), r.nextLong()))
                .steps(r.nextLong(), r.nextLong()).timestampNanos(r.nextLong()).idatGroupRows(r.nextInt(3));
        if (r.nextBoolean()) {
            b.weights(MetricWeights.of(r.doubles(metrics).toArray()));
        }
        if (r.nextBoolean()) {
            List<RouterPointer> pointers = new ArrayList<>();
            for (int i = r.nextInt(5); i > 0; i--) {
                pointers.add(new RouterPointer(MapKind.values()[r.nextInt(3)], r.nextInt(65536),
                        r.nextInt() & 0xFFFF_FFFFL, r.nextInt() & 0xFFFF_FFFFL, r.nextInt() & 0xFFFF_FFFFL,
                        AggId.values()[r.nextInt(3)], new TileId(r.nextLong(), r.nextLong())));
            }
            b.pointers(pointers);
        }
        if (r.nextBoolean()) {
            b.ranges(IntStream.range(0, metrics).mapToObj(m -> {
                double low = r.nextGaussian() * Math.pow(10, r.nextInt(600) - 300);
                return new MetricRange(low, low + Math.abs(low));
            }).toList());
        }
        if (r.nextBoolean()) {
            b.metricNames(IntStream.range(0, metrics).mapToObj(m -> "µ\ud83d\ude00" + m).toList());
        }
        if (r.nextBoolean()) {
            b.metricPermutation(IndexList.copyOf(shuffled(r, metrics)));
        }
        if (r.nextBoolean()) {
            b.documentIds(IntStream.range(0, documents).mapToObj(d -> "d".repeat(r.nextInt(4)) + "\0é").toList());
        }
        if (r.nextBoolean()) {
            int step = 1 + r.nextInt(3);
            b.documents(IndexList.copyOf(Arrays.stream(shuffled(r, documents)).map(d -> d * step).toArray()));
        }
        if (r.nextBoolean()) {
            b.task(r.nextBoolean() ? "" : "ORDER BY \"größe\" DESC");
        }
        if (r.nextBoolean()) {
            b.parentOf(new ChildColumns(1 + r.nextInt(100), r.nextInt() & 0xFFFF_FFFFL));
        }
        if (r.nextBoolean()) {
            byte[] digest = new byte[32];
            r.nextBytes(digest);
            b.dataSha3(digest);
        }
        return b.build();
    }

    private static int[] shuffled(Random r, int n) {
        int[] order = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = r.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }
}
