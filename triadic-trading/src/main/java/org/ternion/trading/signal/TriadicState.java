package org.ternion.trading.signal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;
import org.ternion.core.Checks;

/**
 * Direction of a price series as -1, 0 or 1: the sign of a smoothed normalised return z outside of a dead zone.
 * A return r is divided by the deviation of the last returns (itself included) and clipped to 5; z keeps 95 % per bar.
 * With {@link MissingPrice#UNKNOWN} the state is {@link #UNKNOWN} where a price of the pair is not positive and finite
 * or the deviation is less than 1e-12, and z keeps its value; such pairs stay out of the window. Not safe for use by
 * several threads.
 */
public final class TriadicState {
    /** The state where nothing can be said. */
    public static final int UNKNOWN = -2;

    private static final double KEPT = 0.95;
    private static final double TAKEN = 0.05;
    private static final double CLIP = 5;
    private static final double SIGMA_FLOOR = 1e-9;
    private static final double FLAT = 1e-12;

    private final RollingDeviation deviation;
    private final boolean sigmaZone;
    private final double zoneMin;
    private final double zoneZ;
    private final boolean skipMissing;
    private boolean started;
    private double previous = Double.NaN;
    private double sigma = Double.NaN;
    private double z;

    /**
     * A state before its first price.
     *
     * @param window  returns of the deviation, at least 1
     * @param zone    unit of the dead zone
     * @param zoneMin least dead zone of {@link DeadZone#RETURN_SIGMA}, {@code >= 0}
     * @param zoneZ   dead zone of {@link DeadZone#Z_UNITS}, {@code >= 0}
     * @param rule    what a missing price does
     * @throws IllegalArgumentException if the window is less than 1 or a dead zone is negative or no number
     */
    public TriadicState(int window, DeadZone zone, double zoneMin, double zoneZ, MissingPrice rule) {
        deviation = RollingDeviation.growing(window, 0);
        sigmaZone = Objects.requireNonNull(zone, "zone") == DeadZone.RETURN_SIGMA;
        this.zoneMin = Checks.inRange(zoneMin, 0, Double.MAX_VALUE, "zoneMin");
        this.zoneZ = Checks.inRange(zoneZ, 0, Double.MAX_VALUE, "zoneZ");
        skipMissing = Objects.requireNonNull(rule, "rule") == MissingPrice.UNKNOWN;
    }

    /**
     * Takes one more price.
     *
     * @param price close of the bar, any number
     * @return -1, 0, 1 or {@link #UNKNOWN}; 0 for a first price that is not missing
     */
    public int next(double price) {
        double ratio = price / previous;
        previous = price;
        // previous is positive or NaN when missing prices are skipped, so the ratio tells about both
        if (!started || skipMissing && !(ratio > 0 && ratio <= Double.MAX_VALUE)) {
            return withoutPair(price);
        }
        double r = ratio - 1;
        double sd = deviation.next(r);
        sigma = sd;
        if (skipMissing && !(sd >= FLAT && sd <= Double.MAX_VALUE)) {
            return UNKNOWN;
        }
        double u = r / (sd + SIGMA_FLOOR);
        u = u > CLIP ? CLIP : u < -CLIP ? -CLIP : u;
        double latent = KEPT * z + TAKEN * u;
        z = latent;
        double half = 0.5 * sd;
        double dead = sigmaZone ? half > zoneMin ? half : zoneMin : zoneZ;
        return Math.abs(latent) < dead ? 0 : latent > 0 ? 1 : -1;
    }

    private int withoutPair(double price) {
        boolean missing = skipMissing && !(price > 0 && price <= Double.MAX_VALUE);
        boolean first = !started;
        started = true;
        if (missing) {
            previous = Double.NaN;
        }
        return missing || !first ? UNKNOWN : 0;
    }

    /**
     * Takes a stretch of prices; the same, to the bit, as {@link #next} for each.
     *
     * @param prices closes
     * @param from   index of the first, inclusive
     * @param to     index after the last
     * @param states where states go, at the indices of their prices
     * @throws IndexOutOfBoundsException if the stretch is not within both arrays
     */
    public void run(double[] prices, int from, int to, byte[] states) {
        Objects.checkFromToIndex(from, to, Math.min(prices.length, states.length));
        for (int i = from; i < to; i++) {
            states[i] = (byte) next(prices[i]);
        }
    }

    /** {@return the smoothed normalised return, 0 before the second price} */
    public double z() {
        return z;
    }

    /** {@return the deviation of returns at the last pair of prices that was not missing, NaN before} */
    public double sigma() {
        return sigma;
    }

    /**
     * Writes what {@link #restore} reads.
     *
     * @param out where to
     * @throws IOException if it cannot be written
     */
    public void save(DataOutput out) throws IOException {
        deviation.save(out);
        out.writeBoolean(started);
        out.writeDouble(previous);
        out.writeDouble(sigma);
        out.writeDouble(z);
    }

    /**
     * Continues where another state of the same settings was saved, to the bit.
     *
     * @param in what {@link #save} wrote
     * @throws IOException if it cannot be read or is not of this window
     */
    public void restore(DataInput in) throws IOException {
        deviation.restore(in);
        started = in.readBoolean();
        previous = in.readDouble();
        sigma = in.readDouble();
        z = in.readDouble();
    }
}
