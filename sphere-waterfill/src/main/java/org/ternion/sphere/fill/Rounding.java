package org.ternion.sphere.fill;

import org.ternion.core.Progress;
import org.ternion.core.RunOptions;
import org.ternion.sphere.simd.EntropicRow;

/** From prices of shells to one shell per point: largest regret first. */
final class Rounding {
    private final CostTable table;
    private final double[] price;
    private final int[] capacity;
    private final double epsilon;
    private final double[] negativeRegret;
    private double planCost;
    private double assignedCost;

    Rounding(CostTable table, double[] price, int[] capacity, double epsilon) {
        this.table = table;
        this.price = price;
        this.capacity = capacity;
        this.epsilon = epsilon;
        negativeRegret = new double[table.points()];
    }

    /** Computes the regret of each point and the cost of the plan. */
    void rank(RunOptions run) {
        double[] rowCosts = new double[table.points()];
        run.forEachBlock(table.points(), (from, to) -> {
            double[] row = new double[table.shells()];
            double[] plan = new double[table.shells()];
            double[] unused = new double[table.shells()];
            for (int i = from; i < to; i++) {
                double[] costs = table.array(i, row);
                int offset = table.offset(i);
                EntropicRow.CHOSEN.choose(costs, offset, price, 1 / epsilon, plan, unused);
                double best = Double.POSITIVE_INFINITY;
                double second = Double.POSITIVE_INFINITY;
                for (int k = 0; k < plan.length; k++) {
                    rowCosts[i] += plan[k] * costs[offset + k];
                    double reduced = costs[offset + k] - price[k];
                    second = Math.min(second, Math.max(best, reduced));
                    best = Math.min(best, reduced);
                }
                negativeRegret[i] = best - second;
            }
        });
        CompensatedSum sum = new CompensatedSum();
        for (double cost : rowCosts) {
            sum.add(cost);
        }
        planCost = sum.high + sum.low;
    }

    int[] assign(Progress progress) {
        int[] room = capacity.clone();
        int[] shells = new int[table.points()];
        double[] row = new double[table.shells()];
        CompensatedSum sum = new CompensatedSum();
        int done = 0;
        for (int i : IndexSort.ascending(negativeRegret)) {
            if (++done % RunOptions.BLOCK_ROWS == 0) {
                progress.reportOrCancel(done, shells.length);
            }
            double[] costs = table.array(i, row);
            int offset = table.offset(i);
            int chosen = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int k = 0; k < room.length; k++) {
                double reduced = costs[offset + k] - price[k];
                if (room[k] > 0 && (chosen < 0 || reduced < least)) {
                    chosen = k;
                    least = reduced;
                }
            }
            room[chosen]--;
            shells[i] = chosen;
            sum.add(costs[offset + chosen]);
        }
        assignedCost = sum.high + sum.low;
        return shells;
    }

    double planCost() {
        return planCost;
    }

    double assignedCost() {
        return assignedCost;
    }
}
