package org.ternion.sphere.legacy;

import org.ternion.sphere.ShellLayout;

/** Occupancy of the shells against real capacities, before a pass moves anything. */
final class ShellLoad {
    private final int[] shell;
    private final int[] counts;
    private final double[] capacity;

    /** Keeps both arrays; there are as many shells as capacities. */
    ShellLoad(int[] shell, double[] capacity) {
        this.shell = shell;
        this.capacity = capacity;
        this.counts = new int[capacity.length];
        for (int k : shell) {
            counts[k]++;
        }
    }

    static ShellLoad nearest(ShellLayout layout, double[] radius, double[] capacity) {
        int[] shell = new int[radius.length];
        for (int i = 0; i < shell.length; i++) {
            shell[i] = layout.nearest(radius[i]);
        }
        return new ShellLoad(shell, capacity);
    }

    /** Shell per point, live. */
    int[] shells() {
        return shell;
    }

    /** Points per shell, live. */
    int[] counts() {
        return counts;
    }

    double overload(int k) {
        return counts[k] - capacity[k];
    }

    /** Overload in units of the capacity. */
    double relative(int k) {
        return overload(k) / (capacity[k] + 1e-8);
    }

    double meanAbsolute() {
        double sum = 0;
        for (int k = 0; k < counts.length; k++) {
            sum += Math.abs(overload(k));
        }
        return sum / counts.length;
    }
}
