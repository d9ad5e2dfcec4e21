package org.ternion.vpm.edge;

import java.nio.ByteBuffer;
import org.ternion.vpm.edge.Message.Failure;
import org.ternion.vpm.edge.Message.Request;
import org.ternion.vpm.edge.Message.TileMessage;
import org.ternion.vpm.edge.Message.Verdict;

/**
 * Bytes of the flat protocol. Buffers are read from position to limit, one message each; their position and byte order
 * do not change and do not matter. Every method refuses bad bytes by {@link ProtocolException} and throws nothing else.
 *
 * <table>
 * <caption>Messages</caption>
 * <tr><th>message</th><th>bytes</th></tr>
 * <tr><td>request</td><td>01 01 length, UTF-8 text of at most 255 bytes</td></tr>
 * <tr><td>tile</td><td>01 02, tile payload</td></tr>
 * <tr><td>decision</td><td>01 03 flag 00</td></tr>
 * <tr><td>error</td><td>01 04 code, UTF-8 text of at most 252 bytes up to the end</td></tr>
 * <tr><td>tile payload</td><td>width and height as little-endian u16, then R G B bytes, row-major</td></tr>
 * </table>
 */
public final class EdgeCodec {
    /** First byte of every message. */
    public static final int VERSION = 1;
    /** Error code of a device that cannot use a tile. */
    public static final int ERROR_TILE = 10;
    /** Longest request in bytes. */
    public static final int MAX_REQUEST_BYTES = 258;
    /** Longest error in bytes. */
    public static final int MAX_ERROR_BYTES = 255;
    /** Room that {@link #decide(ByteBuffer, DecisionRule, ByteBuffer)} needs at most. */
    public static final int MAX_DECISION_BYTES = 32;

    static final int REQUEST = 1;
    static final int TILE = 2;
    static final int DECISION = 3;
    static final int PREFIX = 2;
    private static final int ERROR = 4;
    private static final int REQUEST_TEXT = 255;
    private static final int ERROR_TEXT = 252;
    private static final int TILE_HEADER = 4;

    private EdgeCodec() {
    }

    /**
     * A request.
     *
     * @param text the task; cut after the last whole character that fits 255 bytes
     * @return at most 258 bytes
     */
    public static byte[] request(String text) {
        byte[] utf8 = WireText.encode(text, REQUEST_TEXT);
        return ByteBuffer.allocate(3 + utf8.length).put((byte) VERSION).put((byte) REQUEST).put((byte) utf8.length)
                .put(utf8).array();
    }

    /**
     * An error.
     *
     * @param code 0 to 255
     * @param text for people; cut after the last whole character that fits 252 bytes
     * @return at most 255 bytes
     * @throws IllegalArgumentException if the code is out of range
     */
    public static byte[] error(int code, String text) {
        return encode(new Failure(code, text));
    }

    /**
     * A tile without the message bytes in front.
     *
     * @param tile complete, at level 0 and place 0, 0
     * @return {@code 4 + 3 * width * height} bytes
     * @throws IllegalArgumentException if the tile is not complete or not at level 0 and place 0, 0
     */
    public static byte[] tilePayload(EdgeTile tile) {
        requireComplete(tile);
        if (tile.level() != 0 || tile.x() != 0 || tile.y() != 0) {
            throw new IllegalArgumentException("a flat tile is at level 0 and place 0, 0, was " + tile);
        }
        byte[] pixels = tile.backingArray();
        return ByteBuffer.allocate(TILE_HEADER + pixels.length).put((byte) tile.width()).put((byte) (tile.width() >> 8))
                .put((byte) tile.height()).put((byte) (tile.height() >> 8)).put(pixels).array();
    }

    /**
     * The bytes of a message. Decoding gives the same message back unless its text had to be cut
     * or holds half of a surrogate pair, which is sent as '?'.
     *
     * @param message a request, tile, decision or error at level 0
     * @return the bytes
     * @throws IllegalArgumentException if the flat protocol cannot carry the message
     */
    public static byte[] encode(Message message) {
        if (message instanceof Request request) {
            requireFlat(request.level());
            return request(request.text());
        }
        if (message instanceof TileMessage tile) {
            return framed(tilePayload(tile.tile()));
        }
        if (message instanceof Verdict verdict) {
            requireFlat(verdict.level());
            return new byte[] {VERSION, DECISION, flag(verdict.relevant()), 0};
        }
        if (message instanceof Failure failure) {
            return error(ERROR, failure, ERROR_TEXT);
        }
        throw new IllegalArgumentException("the flat protocol has no " + message);
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
        int start = in.position();
        switch (type(in)) {
            case REQUEST:
                return new Request(0, requestText(in, 2, REQUEST_TEXT, limits));
            case TILE:
                return new TileMessage(parseTile(in, start + PREFIX, limits));
            case DECISION:
                return new Verdict(0, decisionFlag(in, 2));
            case ERROR:
                return failure(in, ERROR_TEXT, limits);
            default:
                throw badType(in);
        }
    }

    /**
     * Reads a tile without the message bytes in front.
     *
     * @param payload one tile
     * @param limits  largest size, and how strictly to read; a lenient tile has the size of its header, whatever the
     *                limits, and all bytes that follow it
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
        byte[] pixels = new byte[in.limit() - at - TILE_HEADER];
        in.get(at + TILE_HEADER, pixels);
        return EdgeTile.copyOf(0, u16le(in, at), u16le(in, at + 2), 0, 0, pixels);
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
            return putError(out, ERROR, ERROR_TILE, problem);
        }
        boolean relevant = tile.limit() > at + TILE_HEADER && rule.relevant(tile.get(at + TILE_HEADER));
        out.put((byte) VERSION).put((byte) DECISION).put(flag(relevant)).put((byte) 0);
        return 4;
    }

    /** Null when the bytes from {@code at} to the limit are a tile. */
    private static ProtocolException.Code problem(ByteBuffer in, int at, TileLimits limits) {
        if (in.limit() - at < TILE_HEADER) {
            return ProtocolException.Code.TRUNCATED;
        }
        return limits.isLenient() ? null
                : sizeProblem(u16le(in, at), u16le(in, at + 2), in.limit() - at - TILE_HEADER, limits);
    }

    static ProtocolException.Code sizeProblem(int width, int height, int pixelBytes, TileLimits limits) {
        if (width == 0 || height == 0) {
            return ProtocolException.Code.EMPTY_TILE;
        }
        if (width > limits.maxWidth() || height > limits.maxHeight()) {
            return ProtocolException.Code.TILE_TOO_LARGE;
        }
        long expected = (long) EdgeTile.CHANNELS * width * height;
        if (pixelBytes < expected) {
            return ProtocolException.Code.TRUNCATED;
        }
        return pixelBytes > expected ? ProtocolException.Code.TRAILING_DATA : null;
    }

    static int putError(ByteBuffer out, int type, int code, ProtocolException.Code problem) {
        out.put((byte) VERSION).put((byte) type).put((byte) code).put(problem.ascii);
        return 3 + problem.ascii.length;
    }

    static byte flag(boolean relevant) {
        return (byte) (relevant ? 1 : 0);
    }

    static byte[] framed(byte[] payload) {
        return ByteBuffer.allocate(PREFIX + payload.length).put((byte) VERSION).put((byte) TILE).put(payload).array();
    }

    static byte[] error(int type, Failure failure, int maxText) {
        byte[] utf8 = WireText.encode(failure.text(), maxText);
        return ByteBuffer.allocate(3 + utf8.length).put((byte) VERSION).put((byte) type).put((byte) failure.code())
                .put(utf8).array();
    }

    static void requireComplete(EdgeTile tile) {
        if (!tile.isComplete()) {
            throw new IllegalArgumentException("pixels do not fit the size of a " + tile);
        }
    }

    /** Second byte of the message, after the version was checked. */
    static int type(ByteBuffer in) {
        requireLength(in, PREFIX);
        if (u8(in, 0) != VERSION) {
            throw new ProtocolException(ProtocolException.Code.BAD_VERSION, 0, "version " + u8(in, 0));
        }
        return u8(in, 1);
    }

    static ProtocolException badType(ByteBuffer in) {
        return new ProtocolException(ProtocolException.Code.BAD_TYPE, 1, "message type " + u8(in, 1));
    }

    /** Text with its length in the byte at {@code lengthAt} and nothing behind it. */
    static String requestText(ByteBuffer in, int lengthAt, int maxText, TileLimits limits) {
        requireLength(in, lengthAt + 1);
        int length = u8(in, lengthAt);
        if (length > maxText) {
            throw new ProtocolException(ProtocolException.Code.BAD_TEXT, lengthAt, "text of " + length + " bytes");
        }
        requireExactLength(in, lengthAt + 1 + length);
        return WireText.decode(in, in.position(), in.position() + lengthAt + 1, length, limits);
    }

    static Failure failure(ByteBuffer in, int maxText, TileLimits limits) {
        requireLength(in, 3);
        int length = in.remaining() - 3;
        if (length > maxText) {
            throw new ProtocolException(ProtocolException.Code.BAD_TEXT, 3, "text of " + length + " bytes");
        }
        return new Failure(u8(in, 2), WireText.decode(in, in.position(), in.position() + 3, length, limits));
    }

    /** Flag and the zero behind it, which end the message. */
    static boolean decisionFlag(ByteBuffer in, int at) {
        requireExactLength(in, at + 2);
        if (u8(in, at) > 1) {
            throw new ProtocolException(ProtocolException.Code.BAD_VALUE, at, "flag " + u8(in, at));
        }
        if (u8(in, at + 1) != 0) {
            throw new ProtocolException(ProtocolException.Code.BAD_VALUE, at + 1, "reserved byte " + u8(in, at + 1));
        }
        return u8(in, at) == 1;
    }

    static void requireLength(ByteBuffer in, int bytes) {
        if (in.remaining() < bytes) {
            throw new ProtocolException(ProtocolException.Code.TRUNCATED, in.remaining(), bytes + " bytes expected");
        }
    }

    static void requireExactLength(ByteBuffer in, int bytes) {
        requireLength(in, bytes);
        if (in.remaining() > bytes) {
            throw new ProtocolException(ProtocolException.Code.TRAILING_DATA, bytes, bytes + " bytes expected, got "
                    + in.remaining());
        }
    }

    /** Byte of the message that starts at the position. */
    static int u8(ByteBuffer in, int offset) {
        return in.get(in.position() + offset) & 0xFF;
    }

    private static int u16le(ByteBuffer in, int at) {
        return in.get(at) & 0xFF | (in.get(at + 1) & 0xFF) << 8;
    }

    private static void requireFlat(int level) {
        if (level != 0) {
            throw new IllegalArgumentException("the flat protocol has level 0 only, was " + level);
        }
    }
}
