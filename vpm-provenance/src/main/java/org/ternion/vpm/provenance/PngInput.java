package org.ternion.vpm.provenance;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Where a picture is: a file or an array. Can be read from front to back, and at any place. */
interface PngInput {
    /** A file, opened anew by every call. */
    static PngInput of(Path file) {
        Objects.requireNonNull(file, "file");
        return new PngInput() {
            @Override
            public long size() throws IOException {
                return Files.size(file);
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }

            @Override
            public Places places() throws IOException {
                return new FilePlaces(FileChannel.open(file, StandardOpenOption.READ));
            }
        };
    }

    /** An array, not copied. */
    static PngInput of(byte[] bytes) {
        Objects.requireNonNull(bytes, "bytes");
        return new PngInput() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public Places places() {
                return new ArrayPlaces(bytes);
            }
        };
    }

    /** Bytes in the input. */
    long size() throws IOException;

    /** All bytes from front to back, not buffered. */
    InputStream open() throws IOException;

    /** Bytes at any place. */
    Places places() throws IOException;

    /** Reads parts of the input. */
    interface Places extends Closeable {
        /** Bytes in the input. */
        long size() throws IOException;

        /** Fills a part of {@code target} from a place; {@link EOFException} if the input ends before. */
        void read(long place, byte[] target, int offset, int length) throws IOException;
    }

    /** Places of a file. */
    record FilePlaces(FileChannel channel) implements Places {
        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void read(long place, byte[] target, int offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(target, offset, length);
            long at = place;
            while (buffer.hasRemaining()) {
                int n = channel.read(buffer, at);
                if (n < 0) {
                    throw new EOFException("the file ends at byte " + at);
                }
                at += n;
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** Places of an array. */
    final class ArrayPlaces implements Places {
        private final byte[] bytes;

        ArrayPlaces(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public void read(long place, byte[] target, int offset, int length) throws IOException {
            if (place > bytes.length - length) {
                throw new EOFException("the array ends at byte " + bytes.length);
            }
            System.arraycopy(bytes, (int) place, target, offset, length);
        }

        @Override
        public void close() {
            // An array holds nothing open.
        }
    }
}
