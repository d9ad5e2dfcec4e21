package org.ternion.sphere;

import java.util.Arrays;
import java.util.Objects;

/**
 * The shell and the radius of each point of a collection. Points are numbered from 0. The radius says where in its
 * shell a point is drawn; it need not be nearest to the radius of the shell. Immutable.
 */
public final class Placement {
    private final ShellLayout layout;
    private final int[] shell;
    private final float[] radius;

    private Placement(ShellLayout layout, int[] shell, float[] radius) {
        this.layout = layout;
        this.shell = shell;
        this.radius = radius;
    }

    /**
     * Places points at the radii of their shells.
     *
     * @param layout the shells
     * @param shell  shell per point, copied
     * @return the placement
     * @throws IllegalArgumentException if a shell does not exist
     */
    public static Placement of(ShellLayout layout, int[] shell) {
        float[] radius = new float[shell.length];
        int[] own = requireShells(layout, shell.clone());
        for (int i = 0; i < own.length; i++) {
            radius[i] = (float) layout.radius(own[i]);
        }
        return new Placement(layout, own, radius);
    }

    /**
     * Places points in the shells that own their radii.
     *
     * @param layout the shells
     * @param radius radius per point, finite, copied
     * @return the placement
     * @throws IllegalArgumentException if a radius is not finite
     */
    public static Placement nearest(ShellLayout layout, float[] radius) {
        int[] shell = new int[radius.length];
        layout.nearest(radius, shell);
        return new Placement(layout, shell, radius.clone());
    }

    /**
     * Takes over arrays without copying: do not modify them afterwards.
     *
     * @param layout the shells
     * @param shell  shell per point
     * @param radius radius per point, finite
     * @return the placement
     * @throws IllegalArgumentException if the lengths differ, a shell does not exist or a radius is not finite
     */
    public static Placement wrap(ShellLayout layout, int[] shell, float[] radius) {
        if (shell.length != radius.length) {
            throw new IllegalArgumentException(shell.length + " shells for " + radius.length + " radii");
        }
        ScoreOrder.requireFinite(radius, "radius");
        return new Placement(layout, requireShells(layout, shell), radius);
    }

    private static int[] requireShells(ShellLayout layout, int[] shell) {
        int shells = layout.shells();
        for (int i = 0; i < shell.length; i++) {
            if (shell[i] < 0 || shell[i] >= shells) {
                throw new IllegalArgumentException(
                        "point " + i + " is in shell " + shell[i] + " of " + shells + " shells");
            }
        }
        return shell;
    }

    /**
     * The shells.
     *
     * @return the layout
     */
    public ShellLayout layout() {
        return layout;
    }

    /**
     * Number of points.
     *
     * @return {@code >= 0}
     */
    public int size() {
        return shell.length;
    }

    /**
     * Shell of a point.
     *
     * @param point in {@code [0, size())}
     * @return in {@code [0, layout().shells())}
     * @throws IndexOutOfBoundsException if there is no such point
     */
    public int shell(int point) {
        return shell[point];
    }

    /**
     * Radius of a point.
     *
     * @param point in {@code [0, size())}
     * @return finite
     * @throws IndexOutOfBoundsException if there is no such point
     */
    public float radius(int point) {
        return radius[point];
    }

    /**
     * Shells of all points.
     *
     * @return a new array of {@link #size()}
     */
    public int[] toShells() {
        return shell.clone();
    }

    /**
     * Radii of all points.
     *
     * @return a new array of {@link #size()}
     */
    public float[] toRadii() {
        return radius.clone();
    }

    /**
     * The live array of shells, read-only by contract: for loops that cannot afford a copy.
     *
     * @return shell per point
     */
    public int[] backingShells() {
        return shell;
    }

    /**
     * The live array of radii, read-only by contract: for loops that cannot afford a copy.
     *
     * @return radius per point
     */
    public float[] backingRadii() {
        return radius;
    }

    /**
     * Points per shell. O(points).
     *
     * @return a new array of {@code layout().shells()}
     */
    public int[] counts() {
        // Four histograms, so that points of one shell in a row do not wait for each other's store.
        int shells = layout.shells();
        int[] counts = new int[shells];
        int[] second = new int[shells];
        int[] third = new int[shells];
        int[] fourth = new int[shells];
        int i = 0;
        for (; i < shell.length - 3; i += 4) {
            counts[shell[i]]++;
            second[shell[i + 1]]++;
            third[shell[i + 2]]++;
            fourth[shell[i + 3]]++;
        }
        for (; i < shell.length; i++) {
            counts[shell[i]]++;
        }
        for (int k = 0; k < shells; k++) {
            counts[k] += second[k] + third[k] + fourth[k];
        }
        return counts;
    }

    /**
     * The points of a shell. O(points).
     *
     * @param k in {@code [0, layout().shells())}
     * @return a new array of points in ascending order
     * @throws IndexOutOfBoundsException if there is no such shell
     */
    public int[] membersOf(int k) {
        Objects.checkIndex(k, layout.shells());
        int[] members = new int[16];
        int n = 0;
        for (int i = 0; i < shell.length; i++) {
            if (shell[i] == k) {
                members = n == members.length ? Arrays.copyOf(members, 2 * n) : members;
                members[n++] = i;
            }
        }
        return Arrays.copyOf(members, n);
    }

    /**
     * Compares occupancy and capacity, without a rank correlation. O(points).
     *
     * @param capacity one per shell, {@code >= 0}, with sum {@link #size()}; copied
     * @return the report
     * @throws IllegalArgumentException if the capacities break a rule
     */
    public BalanceReport report(int[] capacity) {
        return BalanceReport.of(counts(), capacity.clone(), Double.NaN);
    }

    /**
     * Compares occupancy and capacity, and the order of scores and shells. Sorts the scores, O(points).
     *
     * @param capacity one per shell, {@code >= 0}, with sum {@link #size()}; copied
     * @param scores   one per point, finite
     * @return the report
     * @throws IllegalArgumentException if the capacities or the scores break a rule
     */
    public BalanceReport report(int[] capacity, float[] scores) {
        if (scores.length != shell.length) {
            throw new IllegalArgumentException(scores.length + " scores for " + shell.length + " points");
        }
        return BalanceReport.of(counts(), capacity.clone(), RankCorrelation.spearman(scores, shell, counts()));
    }

    /** Equal when layouts, shells and radii are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Placement that && layout.equals(that.layout) && Arrays.equals(shell, that.shell)
                && Arrays.equals(radius, that.radius);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * layout.hashCode() + Arrays.hashCode(shell)) + Arrays.hashCode(radius);
    }

    @Override
    public String toString() {
        return shell.length + " points on " + layout;
    }
}
