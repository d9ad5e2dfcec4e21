package org.ternion.vpm.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Puts together extensions that the encoder would not write. */
final class ExtensionBytes {
    private final byte[] fixed;
    private final ByteArrayOutputStream records = new ByteArrayOutputStream();
    private int count;
    private int reserved;

    private ExtensionBytes(byte[] fixed) {
        this.fixed = fixed;
    }

    static ExtensionBytes of(byte[] fixed) {
        return new ExtensionBytes(fixed);
    }

    static ExtensionBytes of(byte[] blob, int fixedBytes) {
        return new ExtensionBytes(Arrays.copyOf(blob, fixedBytes));
    }

    ExtensionBytes record(int tag, int flags, String payloadHex) {
        return record(tag, flags, HexFormat.of().parseHex(payloadHex));
    }

    ExtensionBytes record(int tag, int flags, byte[] payload) {
        records.writeBytes(ByteBuffer.allocate(8).putShort((short) tag).putShort((short) flags)
                .putInt(payload.length).array());
        records.writeBytes(payload);
        count++;
        return this;
    }

    ExtensionBytes reserved(int value) {
        reserved = value;
        return this;
    }

    byte[] blob() {
        ByteBuffer out = ByteBuffer.allocate(fixed.length + 8 + records.size() + 4).put(fixed)
                .put(new byte[] {'V', 'E', 'X', 'T', 1, (byte) reserved}).putShort((short) count)
                .put(records.toByteArray());
        CRC32 crc = new CRC32();
        crc.update(out.array(), 0, out.position());
        return out.putInt((int) crc.getValue()).array();
    }
}
