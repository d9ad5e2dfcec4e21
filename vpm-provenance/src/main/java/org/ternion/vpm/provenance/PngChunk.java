package org.ternion.vpm.provenance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * A chunk that lies inside its file.
 *
 * @param type   four letters
 * @param offset of the length field
 * @param length of the data
 */
record PngChunk(String type, long offset, int length) {
    /** Length and type before the data. */
    static final int HEAD = 8;
    /** Length, type and CRC around the data. */
    static final int AROUND = 12;
    static final int IHDR = 0x49484452;
    static final int IDAT = 0x49444154;
    static final int IEND = 0x49454E44;
    static final int TEXT = 0x74455874;
    static final int ZTXT = 0x7A545874;
    static final int ITXT = 0x69545874;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    /** The eight bytes a PNG starts with. */
    static byte[] signature() {
        return SIGNATURE.clone();
    }

    /** Offset of the first byte after the chunk. */
    long end() {
        return offset + AROUND + length;
    }

    /** A whole chunk. */
    static byte[] bytes(String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(AROUND + data.length);
        chunk.putInt(data.length).put(type.getBytes(StandardCharsets.ISO_8859_1)).put(data);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + data.length);
        return chunk.putInt((int) crc.getValue()).array();
    }

    /** The letters of a type, or its digits if they are none. */
    static String name(int type) {
        if (type == IDAT) {
            // Most chunks of a large file have this type; they share its text.
            return "IDAT";
        }
        return isLegal(type) ? new String(ByteBuffer.allocate(4).putInt(type).array(), StandardCharsets.ISO_8859_1)
                : String.format("0x%08x", type);
    }

    /** Whether a type consists of letters. */
    static boolean isLegal(int type) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            int c = type >> shift & 0xFF;
            if ((c < 'A' || c > 'Z') && (c < 'a' || c > 'z')) {
                return false;
            }
        }
        return true;
    }

    /** Whether a type is one of the three text chunks. */
    static boolean isText(int type) {
        return type == TEXT || type == ZTXT || type == ITXT;
    }

    /** Whether this is one of the three text chunks. */
    boolean isText() {
        return type.equals("tEXt") || type.equals("zTXt") || type.equals("iTXt");
    }
}
