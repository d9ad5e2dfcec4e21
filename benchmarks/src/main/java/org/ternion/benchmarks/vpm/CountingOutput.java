package org.ternion.benchmarks.vpm;

import java.io.OutputStream;

/** Counts bytes and forgets them. */
final class CountingOutput extends OutputStream {
    private long bytes;

    @Override
    public void write(int b) {
        bytes++;
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        bytes += length;
    }

    long bytes() {
        return bytes;
    }
}
