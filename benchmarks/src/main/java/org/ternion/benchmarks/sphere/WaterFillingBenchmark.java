package org.ternion.benchmarks.sphere;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.ternion.benchmarks.Limits;
import org.ternion.sphere.fill.Allocation;
import org.ternion.sphere.fill.LevelSearch;
import org.ternion.sphere.fill.WaterFilling;

/**
 * How long does it take to hand out power to channels? Half of the channels get some. Bisection halves an interval of
 * levels until it cannot be halved any more. Reading the channels once is the lower bound.
 */
public class WaterFillingBenchmark extends AbstractBenchmark {
    /** Number of channels. */
    @Param({"1000", "1000000"})
    public int channels;

    private double[] noise;
    private double power;

    /** Makes the channels: noise from 0.1 to 1.1, and enough power for a level of 0.6. */
    @Setup
    public void makeChannels() {
        noise = Vectors.uniform(channels, 1);
        for (int i = 0; i < channels; i++) {
            noise[i] += 0.1;
        }
        power = total(0.6);
    }

    /** Reads the channels. */
    @Benchmark
    public int baselineRead() {
        return Limits.read(noise);
    }

    /** Partitions around pivots. */
    @Benchmark
    public Allocation selection() {
        return WaterFilling.maximizeLog(noise, power, null, null, LevelSearch.SELECTION);
    }

    /** Sorts. */
    @Benchmark
    public Allocation sortedSweep() {
        return WaterFilling.maximizeLog(noise, power, null, null, LevelSearch.SORTED_SWEEP);
    }

    /** Halves an interval. */
    @Benchmark
    public double[] bisection() {
        double low = 0;
        double high = 2;
        for (double middle = 1; low < middle && middle < high; middle = low + (high - low) / 2) {
            if (total(middle) < power) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double[] amounts = new double[channels];
        for (int i = 0; i < channels; i++) {
            amounts[i] = Math.max(0, high - noise[i]);
        }
        return amounts;
    }

    private double total(double level) {
        double sum = 0;
        for (double ground : noise) {
            sum += Math.max(0, level - ground);
        }
        return sum;
    }

    double power() {
        return power;
    }
}
