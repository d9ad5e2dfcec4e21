package org.ternion.trading.legacy;

import java.util.ArrayList;
import java.util.List;

/**
 * The position-unit loop of the prototype, commits of 20 December 2025 and, with bans, of 24 December. Its velocity
 * exit can never fire, since the velocity is below 0.5; it is kept as it was. Prices and volumes are taken as they are.
 */
public final class PositionUnitLoop {
    private static final double START_CASH = 100_000;
    private static final int WINDOW = 200;
    private static final double DEAD_ZONE = 0.25;
    private static final double PARTICIPATION = 0.05;
    private static final double IMPACT = 1e-4;
    private static final double SIGMA_TARGET = 0.01;
    private static final double SIGMA_VETO = 0.05;
    private static final double HARD_CAP = 100;
    private static final double HOLD_CAP = 0.4;
    private static final double VELOCITY_EXIT = 3;
    private static final double RAMP = 0.05;
    private static final double COST = 5e-4;

    private final PairwiseDeviation deviation = new PairwiseDeviation(WINDOW);
    private double z;
    private double cash = START_CASH;
    private double position;
    private int previous;
    private int stateAge;
    private int thesisAge;
    private int alignAge;

    private PositionUnitLoop() {
    }

    /**
     * Runs the loop of 20 December.
     *
     * @param price  closes
     * @param volume traded quantities
     * @return one step per bar but the first
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public static List<LoopStep> run(double[] price, double[] volume) {
        return run(price, volume, new boolean[price.length]);
    }

    /**
     * Runs the loop of 24 December.
     *
     * @param price  closes
     * @param volume traded quantities
     * @param bad    bars on which exposure is banned: the position is closed, whatever the cap
     * @return one step per bar but the first
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public static List<LoopStep> run(double[] price, double[] volume, boolean[] bad) {
        if (volume.length != price.length || bad.length != price.length) {
            throw new IllegalArgumentException(price.length + " volumes and flags expected, got " + volume.length
                    + " and " + bad.length);
        }
        PositionUnitLoop loop = new PositionUnitLoop();
        List<LoopStep> steps = new ArrayList<>();
        for (int t = 1; t < price.length; t++) {
            steps.add(loop.step(t, price[t - 1], price[t], volume[t], bad[t]));
        }
        return List.copyOf(steps);
    }

    private LoopStep step(int t, double before, double price, double volume, boolean ban) {
        double r = price / before - 1;
        double sigma = deviation.next(r);
        double u = Math.max(-5, Math.min(5, r / (sigma + 1e-9)));
        double zBefore = z;
        z = 0.95 * z + 0.05 * u;
        double velocity = Math.abs(z - zBefore);
        int desired = Math.abs(z) < DEAD_ZONE ? 0 : z > 0 ? 1 : -1;
        double cap = cap(volume, Math.abs(r), velocity, sigma);
        double equity = cash + position * price;
        int desiredBefore = previous;
        stateAge = desired == previous ? stateAge + 1 : desired == 0 ? 0 : 1;
        thesisAge = position != 0 ? thesisAge + 1 : 0;
        alignAge = position * desired > 0 ? alignAge + 1 : 0;
        double fill;
        if (ban) {
            cap = Math.max(cap, Math.abs(position));
            fill = clip(-position, cap);
            desired = 0;
        } else if (desired == 0) {
            cap = HOLD_CAP * cap + 1e-9;
            fill = clip(-position, cap);
        } else if (velocity > VELOCITY_EXIT && position != 0) {
            fill = clip(-position, cap);
        } else {
            fill = clip(RAMP * (1 + 0.01 * alignAge) * (desired * cap - position), cap);
        }
        double impact = IMPACT * Math.abs(fill / Math.max(cap, 1e-9)) * Math.signum(fill);
        cash -= fill * (price * (1 + impact));
        position += fill;
        double value = cash + position * price - COST * Math.abs(fill);
        previous = desired;
        return new LoopStep(t, price, value, Math.abs(z), velocity, desired == 0, position, fill, cap, equity,
                desiredBefore, thesisAge, stateAge, alignAge, ban);
    }

    private static double cap(double volume, double move, double velocity, double sigma) {
        double cap = PARTICIPATION * volume * (1 + 10 * Math.max(move, velocity));
        cap *= SIGMA_TARGET / Math.max(sigma, 1e-9);
        if (sigma > SIGMA_VETO) {
            cap *= 0.2;
        }
        return Math.max(0, Math.min(HARD_CAP, cap));
    }

    private static double clip(double value, double limit) {
        return Math.max(-limit, Math.min(limit, value));
    }
}
