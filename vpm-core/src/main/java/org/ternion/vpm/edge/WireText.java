package org.ternion.vpm.edge;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text on the wire: UTF-8, cut to a number of bytes without cutting a character. Half a surrogate pair becomes '?'. */
final class WireText {
    private WireText() {
    }

    static byte[] encode(String text, int maxBytes) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= maxBytes) {
            return bytes;
        }
        int end = maxBytes;
        while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }

    /** The text in {@code [at, at + length)} of the message that starts at {@code start}; indexes are absolute. */
    static String decode(ByteBuffer in, int start, int at, int length, TileLimits limits) {
        CodingErrorAction action = limits.isLenient() ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT;
        try {
            return StandardCharsets.UTF_8.newDecoder().onMalformedInput(action).onUnmappableCharacter(action)
                    .decode(in.slice(at, length)).toString();
        } catch (CharacterCodingException e) {
            throw new ProtocolException(ProtocolException.Code.BAD_TEXT, at - start, "text is not UTF-8");
        }
    }
}
