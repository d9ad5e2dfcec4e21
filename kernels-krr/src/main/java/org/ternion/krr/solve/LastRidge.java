package org.ternion.krr.solve;

import java.util.function.DoubleFunction;

/**
 * Keeps what was made for the last ridge: the outputs of a system are asked for one after the other. Safe for use by
 * several threads.
 *
 * @param <T> what is made
 */
public final class LastRidge<T> {
    private final DoubleFunction<T> maker;
    private double lambda = Double.NaN;
    private T made;

    /**
     * Nothing is made yet.
     *
     * @param maker of what belongs to a ridge; may give null
     */
    public LastRidge(DoubleFunction<T> maker) {
        this.maker = maker;
    }

    /**
     * What belongs to a ridge.
     *
     * @param wanted the ridge
     * @return what was made for it, now or in the last call
     */
    public synchronized T at(double wanted) {
        if (wanted != lambda) {
            made = maker.apply(wanted);
            lambda = wanted;
        }
        return made;
    }
}
