package org.ternion.ca.motif;

/** Anchor layers with blobs: trits drawn cell by cell and then smoothed. */
final class BlobAnchors {
    private BlobAnchors() {
    }

    /** Replaces every trit by the sign of its block sum on the torus, {@code passes} times. */
    static byte[] smooth(byte[] trits, int rows, int cols, int passes) {
        BlockCounts counts = new BlockCounts(rows, cols);
        byte[] words = new byte[trits.length];
        byte[] cells = trits.clone();
        for (int pass = 0; pass < passes; pass++) {
            counts.trits(cells, words);
            for (int i = 0; i < cells.length; i++) {
                cells[i] = (byte) Integer.signum(BlockCounts.plus(words[i]) - BlockCounts.minus(words[i]));
            }
        }
        return cells;
    }

    /** Block sums of trits on the torus, -9 to 9. */
    static byte[] blockSums(byte[] trits, int rows, int cols) {
        byte[] words = new byte[trits.length];
        new BlockCounts(rows, cols).trits(trits, words);
        byte[] sums = new byte[trits.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = (byte) (BlockCounts.plus(words[i]) - BlockCounts.minus(words[i]));
        }
        return sums;
    }
}
