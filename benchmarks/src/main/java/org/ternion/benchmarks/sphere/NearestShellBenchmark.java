package org.ternion.benchmarks.sphere;

import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.ternion.sphere.ShellLayout;

/** How long does it take to find the shells of many radii? Copying as many numbers is the lower bound. */
public class NearestShellBenchmark extends AbstractBenchmark {
    private static final double INNERMOST = 128;
    private static final double OUTERMOST = 1024;

    /** Number of radii. */
    @Param("1000000")
    public int points;

    /** Number of shells. */
    @Param("512")
    public int shells;

    private ShellLayout layout;
    private double[] radii;
    private double[] boundaries;
    private float[] radius;
    private float[] copy;
    private int[] shell;

    /** Makes shells and radii. */
    @Setup
    public void makeRadii() {
        layout = ShellLayout.sqrt(shells, INNERMOST, OUTERMOST);
        radii = layout.radii();
        boundaries = new double[shells - 1];
        Arrays.setAll(boundaries, layout::upper);
        radius = Vectors.uniform(points, INNERMOST, OUTERMOST, 1);
        copy = new float[points];
        shell = new int[points];
    }

    /** Copies the radii. */
    @Benchmark
    public float[] baselineCopy() {
        System.arraycopy(radius, 0, copy, 0, points);
        return copy;
    }

    /** Looks shells up. */
    @Benchmark
    public int[] ternion() {
        layout.nearest(radius, shell);
        return shell;
    }

    /** Halves the boundaries for each radius. */
    @Benchmark
    public int[] binarySearch() {
        for (int i = 0; i < points; i++) {
            int at = Arrays.binarySearch(boundaries, radius[i]);
            shell[i] = at >= 0 ? at : -1 - at;
        }
        return shell;
    }

    /** Compares each radius with those of all shells, as the prototype did. */
    @Benchmark
    public int[] bruteForce() {
        for (int i = 0; i < points; i++) {
            int nearest = 0;
            for (int k = 1; k < shells; k++) {
                if (Math.abs(radius[i] - radii[k]) < Math.abs(radius[i] - radii[nearest])) {
                    nearest = k;
                }
            }
            shell[i] = nearest;
        }
        return shell;
    }
}
