package org.ternion.ca.fast;

import org.ternion.ca.simd.FadeStep;

/**
 * Generations: plane 0 holds the cells in state 1, the other planes the binary digits of {@code state - 1} of cells
 * that fade. Live cells follow the Life-like rule, fading ones count up.
 */
final class GenerationsPlanes implements PlaneRule {
    private final PlaneRule life;
    private final FadeStep fade;
    private final int lastAge;
    private final int planes;

    /** For three states and more. */
    GenerationsPlanes(PlaneRule life, FadeStep fade, int states) {
        this.life = life;
        this.fade = fade;
        lastAge = states - 2;
        planes = 1 + Integer.SIZE - Integer.numberOfLeadingZeros(lastAge);
    }

    @Override
    public int planes() {
        return planes;
    }

    @Override
    public int code(int state) {
        return state < 2 ? state : state - 1 << 1;
    }

    @Override
    public long step(long[][] now, long[][] next, int from, int rows, int pitch, int words, long[] cells) {
        life.step(now, next, from, rows, pitch, words, null);
        fade.apply(now, next, from, rows, pitch, words, lastAge);
        return PlaneRule.changes(now, next, from, rows, pitch, words, cells);
    }
}
