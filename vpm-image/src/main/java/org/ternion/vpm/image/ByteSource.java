package org.ternion.vpm.image;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Bytes that can be read anywhere: a file or an array. */
final class ByteSource implements AutoCloseable {
    private final FileChannel file;
    private final byte[] array;

    private ByteSource(FileChannel file, byte[] array) {
        this.file = file;
        this.array = array;
    }

    static ByteSource open(Path path) throws IOException {
        return new ByteSource(FileChannel.open(path, StandardOpenOption.READ), null);
    }

    static ByteSource of(byte[] array) {
        return new ByteSource(null, array);
    }

    long size() throws IOException {
        return file == null ? array.length : file.size();
    }

    /** Fills the target from a position. */
    void read(long position, byte[] target) throws IOException {
        if (file == null) {
            System.arraycopy(array, (int) position, target, 0, target.length);
            return;
        }
        ByteBuffer buffer = ByteBuffer.wrap(target);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException("the file has become shorter");
            }
        }
    }

    /** All bytes from the start; closing it leaves the source open. */
    InputStream stream() {
        return file == null ? new ByteArrayInputStream(array) : new InputStream() {
            private final ByteBuffer ahead = ByteBuffer.allocate(1 << 16).limit(0);
            private long position;

            @Override
            public int read() throws IOException {
                return fill() ? ahead.get() & 0xFF : -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (length == 0) {
                    return 0;
                }
                if (!fill()) {
                    return -1;
                }
                int n = Math.min(length, ahead.remaining());
                ahead.get(target, offset, n);
                return n;
            }

            private boolean fill() throws IOException {
                if (!ahead.hasRemaining()) {
                    ahead.clear();
                    int n = file.read(ahead, position);
                    ahead.flip();
                    position += Math.max(0, n);
                }
                return ahead.hasRemaining();
            }
        };
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
