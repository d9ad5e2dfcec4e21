package org.ternion.krr.lowrank;

import java.util.function.DoubleFunction;

/** Keeps what was made for the last ridge: the outputs of a system are asked for one after the other. */
final class LastRidge<T> {
    private final DoubleFunction<T> maker;
    private double lambda = Double.NaN;
    private T made;

    LastRidge(DoubleFunction<T> maker) {
        this.maker = maker;
    }

    synchronized T at(double wanted) {
        if (wanted != lambda) {
            made = maker.apply(wanted);
            lambda = wanted;
        }
        return made;
    }
}
