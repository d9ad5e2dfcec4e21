package org.ternion.vpm.edge;

import java.nio.ByteBuffer;
import org.ternion.core.Checks;
import org.ternion.vpm.edge.Message.Failure;
import org.ternion.vpm.edge.Message.Request;
import org.ternion.vpm.edge.Message.TileMessage;
import org.ternion.vpm.edge.Message.Verdict;
import org.ternion.vpm.edge.Message.Zoom;

/**
 * Bytes of the hierarchical protocol, in which tiles have levels, 0 the most abstract. Buffers are read from position
 * to limit, one message each; their position does not change. Note that type 4 is an error in the flat protocol and a
 * zoom here: the two ends must know which protocol they speak.
 *
 * <table>
 * <caption>Messages</caption>
 * <tr><th>message</th><th>bytes</th></tr>
 * <tr><td>request</td><td>01 01 level length, UTF-8 text of at most 253 bytes</td></tr>
 * <tr><td>tile</td><td>01 02, tile payload</td></tr>
 * <tr><td>decision</td><td>01 03 level flag 00</td></tr>
 * <tr><td>zoom</td><td>01 04 level, new level</td></tr>
 * <tr><td>error</td><td>01 05 code, UTF-8 text of at most 253 bytes up to the end</td></tr>
 * <tr><td>tile payload</td><td>level, width, height, x, y, one byte each, then R G B bytes, row-major</td></tr>
 * </table>
 */
public final class HierarchicalEdgeCodec {
    /** Error code of a device that cannot use a tile. */
    public static final int ERROR_TILE = 11;
    /** Error code of a zoom that cannot be. */
    public static final int ERROR_ZOOM = 12;
    /** Longest request in bytes. */
    public static final int MAX_REQUEST_BYTES = 257;
    /** Longest error in bytes. */
    public static final int MAX_ERROR_BYTES = 256;
    /** Room that {@link #decide(ByteBuffer, DecisionRule, ByteBuffer)} and the zooms need at most. */
    public static final int MAX_DECISION_BYTES = EdgeCodec.MAX_DECISION_BYTES;

    private static final int ZOOM = 4;
    private static final int ERROR = 5;
    private static final int MAX_TEXT = 253;
    private static final int TILE_HEADER = 5;

    private HierarchicalEdgeCodec() {
    }

    /**
     * A request.
     *
     * @param text  the task; cut after the last whole character that fits 253 bytes
     * @param level 0 to 255
     * @return at most 257 bytes
     * @throws IllegalArgumentException if the level is out of range
     */
    public static byte[] request(String text, int level) {
        return encode(new Request(level, text));
    }

    /**
     * An error.
     *
     * @param code 0 to 255
     * @param text for people; cut after the last whole character that fits 253 bytes
     * @return at most 256 bytes
     * @throws IllegalArgumentException if the code is out of range
     */
    public static byte[] error(int code, String text) {
        return encode(new Failure(code, text));
    }

    /**
     * A tile without the message bytes in front.
     *
     * @param tile complete, at most 255 x 255 pixels
     * @return {@code 5 + 3 * width * height} bytes
     * @throws IllegalArgumentException if the tile is not complete or a side exceeds 255
     */
    public static byte[] tilePayload(EdgeTile tile) {
        EdgeCodec.requireComplete(tile);
        Checks.inRange(tile.width(), 1, 255, "width");
        Checks.inRange(tile.height(), 1, 255, "height");
        byte[] pixels = tile.backingArray();
        return ByteBuffer.allocate(TILE_HEADER + pixels.length).put((byte) tile.level()).put((byte) tile.width())
                .put((byte) tile.height()).put((byte) tile.x()).put((byte) tile.y()).put(pixels).array();
    }

    /**
     * The bytes of a message. Decoding gives the same message back unless its text had to be cut
     * or holds half of a surrogate pair, which is sent as '?'.
     *
     * @param message any message
     * @return the bytes
     * @throws IllegalArgumentException if it is a tile that cannot be sent
     */
    public static byte[] encode(Message message) {
        if (message instanceof Request request) {
            byte[] utf8 = WireText.encode(request.text(), MAX_TEXT);
            return ByteBuffer.allocate(4 + utf8.length).put((byte) EdgeCodec.VERSION).put((byte) EdgeCodec.REQUEST)
                    .put((byte) request.level()).put((byte) utf8.length).put(utf8).array();
        }
        if (message instanceof TileMessage tile) {
            return EdgeCodec.framed(tilePayload(tile.tile()));
        }
        if (message instanceof Verdict verdict) {
            return new byte[] {EdgeCodec.VERSION, EdgeCodec.DECISION, (byte) verdict.level(),
                    EdgeCodec.flag(verdict.relevant()), 0};
        }
        if (message instanceof Zoom zoom) {
            return new byte[] {EdgeCodec.VERSION, ZOOM, (byte) zoom.level(), (byte) zoom.newLevel()};
        }
        return EdgeCodec.error(ERROR, (Failure) message, MAX_TEXT);
    }

    /**
     * Reads a message.
     *
     * @param in     one message
     * @param limits for tiles, and how strictly to read
     * @return the message
     * @throws ProtocolException if the bytes are no message
     */
    public static Message decode(ByteBuffer in, TileLimits limits) {
        switch (EdgeCodec.type(in)) {
            case EdgeCodec.REQUEST:
                EdgeCodec.requireLength(in, 4);
                return new Request(EdgeCodec.u8(in, 2), EdgeCodec.requestText(in, 3, MAX_TEXT, limits));
            case EdgeCodec.TILE:
                return new TileMessage(parseTile(in, in.position() + EdgeCodec.PREFIX, limits));
            case EdgeCodec.DECISION:
                EdgeCodec.requireLength(in, 5);
                return new Verdict(EdgeCodec.u8(in, 2), EdgeCodec.decisionFlag(in, 3));
            case ZOOM:
                EdgeCodec.requireExactLength(in, 4);
                return new Zoom(EdgeCodec.u8(in, 2), EdgeCodec.u8(in, 3));
            case ERROR:
                return EdgeCodec.failure(in, MAX_TEXT, limits);
            default:
                throw EdgeCodec.badType(in);
        }
    }

    /**
     * Reads a tile without the message bytes in front.
     *
     * @param payload one tile
     * @param limits  largest size, and how strictly to read; a lenient tile is cropped to the limits, row by row, as
     *                far as its pixels go
     * @return the tile
     * @throws ProtocolException if the bytes are no tile within the limits
     */
    public static EdgeTile parseTile(ByteBuffer payload, TileLimits limits) {
        return parseTile(payload, payload.position(), limits);
    }

    private static EdgeTile parseTile(ByteBuffer in, int at, TileLimits limits) {
        ProtocolException.Code problem = problem(in, at, limits);
        if (problem != null) {
            throw new ProtocolException(problem, at - in.position(), "tile of " + (in.limit() - at) + " bytes, limit "
                    + limits.maxWidth() + " x " + limits.maxHeight() + " pixels");
        }
        int width = in.get(at + 1) & 0xFF;
        int height = in.get(at + 2) & 0xFF;
        int keptWidth = Math.min(width, limits.maxWidth());
        int keptHeight = Math.min(height, limits.maxHeight());
        byte[] pixels = new byte[in.limit() - at - TILE_HEADER];
        in.get(at + TILE_HEADER, pixels);
        if (keptWidth < width || keptHeight < height) {
            pixels = cropped(pixels, width, keptWidth, keptHeight);
        }
        return EdgeTile.copyOf(in.get(at) & 0xFF, keptWidth, keptHeight, in.get(at + 3) & 0xFF, in.get(at + 4) & 0xFF,
                pixels);
    }

    private static byte[] cropped(byte[] pixels, int width, int keptWidth, int keptHeight) {
        int stride = EdgeTile.CHANNELS * width;
        ByteBuffer kept = ByteBuffer.allocate(EdgeTile.CHANNELS * keptWidth * keptHeight);
        for (int row = 0; row < keptHeight; row++) {
            int from = Math.min(row * stride, pixels.length);
            kept.put(pixels, from, Math.min(EdgeTile.CHANNELS * keptWidth, pixels.length - from));
        }
        byte[] result = new byte[kept.position()];
        kept.get(0, result);
        return result;
    }

    /**
     * Decides on a tile of at most 3 x 3 pixels, strictly read. See
     * {@link #decide(ByteBuffer, DecisionRule, ByteBuffer, TileLimits)}.
     *
     * @param tile tile payload
     * @param rule for the first sample
     * @param out  receives the answer, needs {@link #MAX_DECISION_BYTES} free
     * @return bytes written
     * @throws java.nio.BufferOverflowException if {@code out} has no room for the answer
     */
    public static int decide(ByteBuffer tile, DecisionRule rule, ByteBuffer out) {
        return decide(tile, rule, out, TileLimits.DEFAULT);
    }

    /**
     * Decides on the first sample of a tile and writes the decision, or the error {@link #ERROR_TILE} for a tile that
     * cannot be used. Allocates nothing. A lenient tile without pixels is not relevant, as in the prototype.
     *
     * @param tile   tile payload
     * @param rule   for the first sample
     * @param out    receives the answer at its position, which advances; needs {@link #MAX_DECISION_BYTES} free
     * @param limits largest tile, and how strictly to read
     * @return bytes written
     * @throws java.nio.BufferOverflowException if {@code out} has no room for the answer
     */
    public static int decide(ByteBuffer tile, DecisionRule rule, ByteBuffer out, TileLimits limits) {
        int at = tile.position();
        ProtocolException.Code problem = problem(tile, at, limits);
        if (problem != null) {
            return EdgeCodec.putError(out, ERROR, ERROR_TILE, problem);
        }
        boolean relevant = tile.limit() > at + TILE_HEADER && rule.relevant(tile.get(at + TILE_HEADER));
        out.put((byte) EdgeCodec.VERSION).put((byte) EdgeCodec.DECISION).put(tile.get(at))
                .put(EdgeCodec.flag(relevant)).put((byte) 0);
        return 5;
    }

    /**
     * Writes a zoom to the next finer level, {@code min(maxLevel, level + 1)}, or the error {@link #ERROR_ZOOM} when
     * the tile has no header or lies below {@code maxLevel}. Only the header is looked at. Allocates nothing.
     *
     * @param tile     payload of the tile at hand
     * @param maxLevel deepest level, 0 to 255
     * @param out      receives the answer at its position, which advances; needs {@link #MAX_DECISION_BYTES} free
     * @return bytes written
     * @throws IllegalArgumentException         if {@code maxLevel} is out of range
     * @throws java.nio.BufferOverflowException if {@code out} has no room for the answer
     */
    public static int zoomIn(ByteBuffer tile, int maxLevel, ByteBuffer out) {
        return zoom(tile, 1, maxLevel, out);
    }

    /**
     * Writes a zoom to the next coarser level, {@code max(0, level - 1)}; otherwise like {@link #zoomIn}.
     *
     * @param tile     payload of the tile at hand
     * @param maxLevel deepest level, 0 to 255
     * @param out      receives the answer at its position, which advances; needs {@link #MAX_DECISION_BYTES} free
     * @return bytes written
     * @throws IllegalArgumentException         if {@code maxLevel} is out of range
     * @throws java.nio.BufferOverflowException if {@code out} has no room for the answer
     */
    public static int zoomOut(ByteBuffer tile, int maxLevel, ByteBuffer out) {
        return zoom(tile, -1, maxLevel, out);
    }

    private static int zoom(ByteBuffer tile, int step, int maxLevel, ByteBuffer out) {
        Checks.inRange(maxLevel, 0, 255, "maxLevel");
        if (tile.remaining() < TILE_HEADER) {
            return EdgeCodec.putError(out, ERROR, ERROR_ZOOM, ProtocolException.Code.TRUNCATED);
        }
        int level = EdgeCodec.u8(tile, 0);
        if (level > maxLevel) {
            return EdgeCodec.putError(out, ERROR, ERROR_ZOOM, ProtocolException.Code.LEVEL_TOO_DEEP);
        }
        int newLevel = Math.max(0, Math.min(maxLevel, level + step));
        out.put((byte) EdgeCodec.VERSION).put((byte) ZOOM).put((byte) level).put((byte) newLevel);
        return 4;
    }

    private static ProtocolException.Code problem(ByteBuffer in, int at, TileLimits limits) {
        if (in.limit() - at < TILE_HEADER) {
            return ProtocolException.Code.TRUNCATED;
        }
        return limits.isLenient() ? null : EdgeCodec.sizeProblem(in.get(at + 1) & 0xFF, in.get(at + 2) & 0xFF,
                in.limit() - at - TILE_HEADER, limits);
    }
}
