package org.ternion.ca.measure;

/** What a block of scale k is. */
public enum BlockShape {
    /** k x k cells. */
    SQUARE,
    /** 1 x k cells: for rings and tapes, whose rows are different features of the same time. */
    ROW;

    int rows(int k) {
        return this == SQUARE ? k : 1;
    }
}
