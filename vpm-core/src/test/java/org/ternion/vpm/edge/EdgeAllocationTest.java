package org.ternion.vpm.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.function.IntSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EdgeAllocationTest {
    private static final int WARM_UP = 20_000;
    private static final int CALLS = 100_000;
    private static final int ROUNDS = 20;

    enum Call {
        FLAT, FLAT_ERROR, HIERARCHICAL, HIERARCHICAL_ERROR, ZOOM, DEVICE;

        IntSupplier prepare() {
            ByteBuffer flat = ByteBuffer.wrap(EdgeCodec.tilePayload(EdgeTile.copyOf(0, 3, 3, 0, 0, new byte[27])));
            ByteBuffer hier = ByteBuffer.wrap(
                    HierarchicalEdgeCodec.tilePayload(EdgeTile.copyOf(1, 3, 3, 0, 0, new byte[27])));
            ByteBuffer message = ByteBuffer.wrap(HierarchicalEdgeCodec.encode(
                    new Message.TileMessage(EdgeTile.copyOf(1, 3, 3, 0, 0, new byte[27]))));
            ByteBuffer bad = ByteBuffer.wrap(new byte[3]);
            ByteBuffer out = ByteBuffer.allocate(EdgeCodec.MAX_DECISION_BYTES);
            EdgeDevice device = EdgeDevice.hierarchical(4).rule(DecisionRule.SOURCE);
            switch (this) {
                case FLAT:
                    return () -> EdgeCodec.decide(flat, DecisionRule.BRIGHT, out.clear());
                case FLAT_ERROR:
                    return () -> EdgeCodec.decide(bad, DecisionRule.BRIGHT, out.clear());
                case HIERARCHICAL:
                    return () -> HierarchicalEdgeCodec.decide(hier, DecisionRule.BRIGHT, out.clear());
                case HIERARCHICAL_ERROR:
                    return () -> HierarchicalEdgeCodec.decide(bad, DecisionRule.BRIGHT, out.clear());
                case ZOOM:
                    return () -> HierarchicalEdgeCodec.zoomIn(hier, 4, out.clear());
                default:
                    return () -> device.answer(message, out.clear());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void answeringAllocatesNothing(Call call) {
        assumeTrue(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean,
                "this JVM does not measure allocation");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemorySupported() && threads.isThreadAllocatedMemoryEnabled(),
                "this JVM does not measure allocation");
        IntSupplier answer = call.prepare();
        repeat(answer, WARM_UP);
        long thread = Thread.currentThread().getId();
        threads.getThreadAllocatedBytes(thread);
        // The bean itself may allocate on a call; what it does is the same with and without work in between.
        long first = threads.getThreadAllocatedBytes(thread);
        long idle = threads.getThreadAllocatedBytes(thread) - first;
        // The compiler removes the last allocations only once it has compiled the calls, which on a busy machine can be
        // after the warm-up; a call that really allocates does so in every round.
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && least > 0; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            repeat(answer, CALLS);
            least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before - idle);
        }
        assertEquals(0, least, "bytes for " + CALLS + " calls");
    }

    private static int repeat(IntSupplier answer, int times) {
        int written = 0;
        for (int i = 0; i < times; i++) {
            written += answer.getAsInt();
        }
        return written;
    }
}
