package org.ternion.benchmarks.vpm;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.ternion.vpm.edge.DecisionRule;
import org.ternion.vpm.edge.EdgeCodec;
import org.ternion.vpm.edge.EdgeTile;

/** How long does a device take to decide on a tile of 3 x 3 pixels? It must not allocate: run with {@code -prof gc}. */
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EdgeDecideBenchmark extends AbstractBenchmark {
    private static final int SIZE = 3;

    private ByteBuffer tile;
    private ByteBuffer out;

    /** Makes the tile, whose first sample is 200. */
    @Setup
    public void makeTile() {
        byte[] pixels = new byte[SIZE * SIZE * EdgeTile.CHANNELS];
        pixels[0] = (byte) 200;
        tile = ByteBuffer.wrap(EdgeCodec.tilePayload(EdgeTile.copyOf(0, SIZE, SIZE, 0, 0, pixels)));
        out = ByteBuffer.allocate(EdgeCodec.MAX_DECISION_BYTES);
    }

    /** Decides; the answer is in the third byte. */
    @Benchmark
    public byte decide() {
        EdgeCodec.decide(tile, DecisionRule.BRIGHT, out.clear());
        return out.get(2);
    }
}
