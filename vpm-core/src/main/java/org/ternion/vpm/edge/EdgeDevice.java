package org.ternion.vpm.edge;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.ternion.core.Checks;

/**
 * The end of the protocol without a model: it asks for the tile of a task and decides on its first sample. In the
 * hierarchical protocol a relevant tile that is not at the deepest level is answered by a zoom into it. Immutable;
 * answering a tile allocates nothing.
 */
public final class EdgeDevice {
    private final DecisionRule rule;
    private final boolean hierarchical;
    private final int maxLevel;

    private EdgeDevice(DecisionRule rule, boolean hierarchical, int maxLevel) {
        this.rule = rule;
        this.hierarchical = hierarchical;
        this.maxLevel = maxLevel;
    }

    /**
     * A device that speaks the flat protocol and decides by {@link DecisionRule#BRIGHT}.
     *
     * @return the device
     */
    public static EdgeDevice flat() {
        return new EdgeDevice(DecisionRule.BRIGHT, false, 0);
    }

    /**
     * A device that speaks the hierarchical protocol and decides by {@link DecisionRule#BRIGHT}.
     *
     * @param maxLevel deepest level it zooms to, 0 to 255
     * @return the device
     * @throws IllegalArgumentException if {@code maxLevel} is out of range
     */
    public static EdgeDevice hierarchical(int maxLevel) {
        return new EdgeDevice(DecisionRule.BRIGHT, true, Checks.inRange(maxLevel, 0, 255, "maxLevel"));
    }

    /**
     * The same device with another rule.
     *
     * @param rule decides on the first sample
     * @return a device
     */
    public EdgeDevice rule(DecisionRule rule) {
        return new EdgeDevice(Objects.requireNonNull(rule, "rule"), hierarchical, maxLevel);
    }

    /**
     * Asks for the tile of a task, at level 0.
     *
     * @param task cut after the last whole character that fits
     * @param out  receives the request at its position, which advances; needs {@link EdgeCodec#MAX_REQUEST_BYTES} free
     * @return bytes written
     * @throws java.nio.BufferOverflowException if {@code out} has no room for the request
     */
    public int request(String task, ByteBuffer out) {
        byte[] bytes = hierarchical ? HierarchicalEdgeCodec.request(task, 0) : EdgeCodec.request(task);
        out.put(bytes);
        return bytes.length;
    }

    /**
     * Answers a tile message: by a decision, a zoom, or an error for a tile that cannot be used. Any other datagram
     * gets no answer.
     *
     * @param in  one datagram, position to limit; the position is the same afterwards
     * @param out receives the answer at its position, which advances; needs {@link EdgeCodec#MAX_DECISION_BYTES} free
     * @return bytes written, 0 for no answer
     * @throws java.nio.BufferOverflowException if {@code out} has no room for the answer
     */
    public int answer(ByteBuffer in, ByteBuffer out) {
        int start = in.position();
        if (in.remaining() < EdgeCodec.PREFIX || in.get(start) != EdgeCodec.VERSION
                || in.get(start + 1) != EdgeCodec.TILE) {
            return 0;
        }
        in.position(start + EdgeCodec.PREFIX);
        try {
            return hierarchical ? decideOrZoom(in, out) : EdgeCodec.decide(in, rule, out);
        } finally {
            in.position(start);
        }
    }

    private int decideOrZoom(ByteBuffer tile, ByteBuffer out) {
        int start = out.position();
        int written = HierarchicalEdgeCodec.decide(tile, rule, out);
        boolean relevant = out.get(start + 1) == EdgeCodec.DECISION && out.get(start + 3) == 1;
        if (!relevant || EdgeCodec.u8(tile, 0) >= maxLevel) {
            return written;
        }
        out.position(start);
        return HierarchicalEdgeCodec.zoomIn(tile, maxLevel, out);
    }
}
