package org.ternion.vpm.edge;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ternion.core.Checks;
import org.ternion.vpm.PolicyMap;
import org.ternion.vpm.Query;
import org.ternion.vpm.Ranking;
import org.ternion.vpm.TaskParser;
import org.ternion.vpm.TaskSpec;
import org.ternion.vpm.Tile;
import org.ternion.vpm.VpmTaskException;

/**
 * The end of the protocol that holds the policy maps: it answers one device, datagram by datagram, and remembers the
 * task that device asked for last, so that it can zoom. Not safe for use by several threads.
 *
 * <p>The text of a request is a task of one key ({@code risk}, {@code cost ASC}), the key list the map was made for, or
 * empty for the order of the map. The tile answered is the critical tile of that task, metrics down and documents
 * across, with one change: the row of the metric asked for comes first, because a device looks at the first sample
 * only. Samples are {@code floor(sample * 255 / 65535)}. A task that ranks ascending puts dark samples first; a device
 * that asks for one needs a rule of polarity {@link Polarity#DARK}.
 */
public final class EdgeProxy {
    /** Error code for a datagram that is not understood or a task that cannot be answered. */
    public static final int ERROR_REQUEST = 20;
    /** Room that {@link #answer} needs at most. */
    public static final int MAX_ANSWER_BYTES = HierarchicalEdgeCodec.MAX_ERROR_BYTES;
    /** Rows and columns of a tile: the protocol's own limit. */
    private static final int SIZE = TileLimits.DEFAULT.maxWidth();

    private final List<PolicyMap> levels;
    private final boolean hierarchical;
    private String task;
    private Message.Verdict verdict;

    private EdgeProxy(List<PolicyMap> levels, boolean hierarchical) {
        this.levels = levels;
        this.hierarchical = hierarchical;
    }

    /**
     * A proxy that speaks the flat protocol.
     *
     * @param map answers every request
     * @return a proxy for one device
     */
    public static EdgeProxy flat(PolicyMap map) {
        return new EdgeProxy(List.of(map), false);
    }

    /**
     * A proxy that speaks the hierarchical protocol.
     *
     * @param levels 1 to 256 maps, the most abstract first
     * @return a proxy for one device
     * @throws IllegalArgumentException if there are no levels or more than 256
     */
    public static EdgeProxy hierarchical(List<? extends PolicyMap> levels) {
        Checks.inRange(levels.size(), 1, 256, "levels");
        return new EdgeProxy(List.copyOf(levels), true);
    }

    /**
     * Answers a datagram: a request or zoom by a tile message, anything that cannot be answered by an error, a decision
     * or an error by nothing.
     *
     * @param in  one datagram, position to limit; the position does not change
     * @param out receives the answer at its position, which advances; needs {@link #MAX_ANSWER_BYTES} free
     * @return bytes written, 0 for no answer
     * @throws java.nio.BufferOverflowException if {@code out} has no room for the answer
     */
    public int answer(ByteBuffer in, ByteBuffer out) {
        byte[] bytes = encode(answer(in));
        out.put(bytes);
        return bytes.length;
    }

    /**
     * What the device decided last.
     *
     * @return the decision, or empty before the first one
     */
    public Optional<Message.Verdict> verdict() {
        return Optional.ofNullable(verdict);
    }

    private Optional<Message> answer(ByteBuffer in) {
        Message message;
        try {
            message = hierarchical ? HierarchicalEdgeCodec.decode(in, TileLimits.DEFAULT)
                    : EdgeCodec.decode(in, TileLimits.DEFAULT);
        } catch (ProtocolException e) {
            return Optional.of(new Message.Failure(ERROR_REQUEST, e.getMessage()));
        }
        if (message instanceof Message.Request request) {
            return Optional.of(tile(request.level(), request.text(), ERROR_REQUEST));
        }
        if (message instanceof Message.Zoom zoom) {
            return Optional.of(task == null
                    ? new Message.Failure(HierarchicalEdgeCodec.ERROR_ZOOM, "zoom before the first request")
                    : tile(zoom.newLevel(), task, HierarchicalEdgeCodec.ERROR_ZOOM));
        }
        if (message instanceof Message.TileMessage) {
            return Optional.of(new Message.Failure(ERROR_REQUEST, "a proxy sends tiles and takes none"));
        }
        if (message instanceof Message.Verdict decided) {
            verdict = decided;
        }
        return Optional.empty();
    }

    private byte[] encode(Optional<Message> answer) {
        return answer.map(m -> hierarchical ? HierarchicalEdgeCodec.encode(m) : EdgeCodec.encode(m))
                .orElse(new byte[0]);
    }

    private Message tile(int level, String text, int errorCode) {
        if (level >= levels.size()) {
            return new Message.Failure(errorCode, "level " + level + ", deepest is " + (levels.size() - 1));
        }
        try {
            Message answer = new Message.TileMessage(EdgeTile.of(level, criticalTile(levels.get(level), text)));
            task = text;
            return answer;
        } catch (VpmTaskException | IllegalArgumentException e) {
            return new Message.Failure(errorCode, String.valueOf(e.getMessage()));
        }
    }

    private static Tile criticalTile(PolicyMap map, String text) {
        TaskSpec spec = TaskParser.parse(text, map.metricNames());
        int count = Math.min(SIZE, map.documents());
        int[] columns = IntStream.range(0, count).toArray();
        int first = 0;
        if (spec instanceof TaskSpec.Keys keys) {
            TaskSpec.Key key = keys.keys().get(0);
            first = map.metricNames().indexOf(key.metric());
            if (!map.task().equals(Optional.of(text))) {
                if (keys.keys().size() > 1) {
                    throw new VpmTaskException("a proxy ranks by one metric, or by the task of its map");
                }
                Ranking ranking = map.rank(Query.metric(key.metric()).direction(key.direction()),
                        Math.min(count, keys.limit().orElse(count)));
                columns = ranking.columns();
            }
        }
        return tile(map, columns, first);
    }

    private static Tile tile(PolicyMap map, int[] columns, int firstMetric) {
        int height = Math.min(SIZE, map.metrics());
        char[] samples = new char[height * columns.length * Tile.CHANNELS];
        int at = 0;
        for (int row = 0; row < height; row++) {
            // The metric asked for, then the others in their order.
            int metric = row == 0 ? firstMetric : row <= firstMetric ? row - 1 : row;
            char[] red = map.red(metric);
            char[] green = map.green(metric);
            char[] blue = map.blue(metric);
            for (int column : columns) {
                samples[at++] = red[column];
                samples[at++] = green[column];
                samples[at++] = blue[column];
            }
        }
        return Tile.wrap(height, columns.length, samples);
    }
}
