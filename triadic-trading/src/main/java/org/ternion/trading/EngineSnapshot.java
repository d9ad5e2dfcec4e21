package org.ternion.trading;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * State of an engine as bytes, big-endian: magic {@code TTES}, version (4 bytes), length of the settings (4 bytes), the
 * settings as UTF-8 text, the state, CRC-32 of all before it (4 bytes).
 */
final class EngineSnapshot {
    private static final int MAGIC = 0x54544553;
    private static final int VERSION = 1;
    private static final int CHECKSUM_BYTES = 4;

    private EngineSnapshot() {
    }

    static byte[] write(TriadicEngine engine) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            byte[] settings = settings(engine);
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            out.writeInt(settings.length);
            out.write(settings);
            engine.save(out);
            out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
        } catch (IOException e) {
            throw new IllegalStateException("memory can be written to", e);
        }
        return bytes.toByteArray();
    }

    static void read(byte[] snapshot, TriadicEngine engine) throws IOException {
        int end = snapshot.length - CHECKSUM_BYTES;
        if (end < 0 || checksum(snapshot, end) != ByteBuffer.wrap(snapshot, end, CHECKSUM_BYTES).getInt()) {
            throw new IOException("the snapshot is damaged: its checksum is wrong");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(snapshot, 0, end));
        try {
            if (in.readInt() != MAGIC) {
                throw new IOException("the bytes are no snapshot of an engine");
            }
            int version = in.readInt();
            if (version != VERSION) {
                throw new IOException("the snapshot has version " + version + ", this code reads " + VERSION);
            }
            byte[] settings = settings(engine);
            if (in.readInt() != settings.length || !Arrays.equals(in.readNBytes(settings.length), settings)) {
                throw new IOException("the snapshot was made with other settings");
            }
            engine.restore(in);
            if (in.read() >= 0) {
                throw new IOException("the snapshot does not fit: it is too long");
            }
        } catch (EOFException e) {
            throw new IOException("the snapshot does not fit: it ends early", e);
        }
    }

    private static byte[] settings(TriadicEngine engine) {
        return engine.config().toString().getBytes(StandardCharsets.UTF_8);
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
