package org.ternion.trading;

/** The signals of one bar, written by {@link SignalStage} and read by {@link Decision}. */
final class SignalRow {
    int state;
    int runLength;
    double volatility = Double.NaN;
    double threshold = Double.NaN;
    /** As the source gave it, NaN included. */
    double confidence;
    boolean acceptable;
    double margin;
    double stress = Double.NaN;
    boolean bad;
}
