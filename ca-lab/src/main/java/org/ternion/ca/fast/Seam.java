package org.ternion.ca.fast;

/** Sets the ghosts of planes: copies of the opposite edge on a torus, zeros on a plane. */
final class Seam {
    private final PlaneLayout layout;
    private final boolean torus;
    private final int lastWord;
    private final int lastBit;
    private final int ghostWord;
    private final int ghostBit;

    Seam(PlaneLayout layout, boolean torus) {
        this.layout = layout;
        this.torus = torus;
        lastWord = (layout.width - 1) % layout.words;
        lastBit = (layout.width - 1) / layout.words;
        ghostWord = layout.width % layout.words;
        ghostBit = layout.width / layout.words;
    }

    /** Closes rows whose cells have been computed; the first and the last one also make the ghost row next to them. */
    void close(long[] plane, int fromRow, int toRow) {
        closeRows(plane, fromRow, toRow);
        if (fromRow == 0) {
            ghostRow(plane, 0, layout.height);
        }
        if (toRow == layout.height) {
            ghostRow(plane, layout.height - 1, -1);
        }
    }

    /** Closes rows on the left and the right only. */
    void closeRows(long[] plane, int fromRow, int toRow) {
        for (int row = fromRow; row < toRow; row++) {
            int first = layout.start(row);
            long west = torus ? plane[first + lastWord] >>> lastBit & 1 : 0;
            long east = torus ? plane[first] & 1 : 0;
            if (ghostBit < Long.SIZE) {
                plane[first + ghostWord] = plane[first + ghostWord] & ~(1L << ghostBit) | east << ghostBit;
                east = 0;
            }
            // Stretches follow each other: the word before a row is its last one, a bit on.
            plane[first - 1] = plane[first + layout.words - 1] << 1 | west;
            plane[first + layout.words] = plane[first] >>> 1 | east << 63;
        }
    }

    private void ghostRow(long[] plane, int row, int ghost) {
        if (torus) {
            System.arraycopy(plane, layout.start(row) - 1, plane, layout.start(ghost) - 1, layout.words + 2);
        }
    }
}
