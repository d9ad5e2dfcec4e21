package org.ternion.sphere.fill;

import java.util.Collections;
import java.util.PriorityQueue;

/** How many points have to cross each boundary between neighbouring shells. */
final class BoundaryFlow {
    private BoundaryFlow() {
    }

    /**
     * The flows of least total {@code sum |flow|} after which no shell holds more than its limit; entry k is the net
     * number of points that cross from shell k to k + 1, negative if inward. The limits add up to at least the counts;
     * if to exactly as much, there is one solution, the prefix sums of count - limit. O(S log S).
     */
    static long[] minimal(int[] counts, int[] limits) {
        int boundaries = counts.length - 1;
        // A shell within its limit means flow[k] - flow[k - 1] >= count - limit =: d[k]. For the slack
        // g[k] = flow[k] - (d[0] + .. + d[k]) this reads 0 <= g[0] <= g[1] .. <= g[last] = total slack, and the total
        // flow is sum |g[k] + prefix[k]|: an L1 isotonic regression, whose bounded solution is the clipped free one.
        long[] prefix = new long[boundaries];
        long sum = 0;
        for (int k = 0; k < boundaries; k++) {
            sum += (long) counts[k] - limits[k];
            prefix[k] = sum;
        }
        long slack = -(sum + counts[boundaries] - limits[boundaries]);
        long[] flow = new long[boundaries];
        PriorityQueue<Long> slopes = new PriorityQueue<>(Collections.reverseOrder());
        for (int k = 0; k < boundaries; k++) {
            slopes.add(-prefix[k]);
            if (slopes.peek() > -prefix[k]) {
                slopes.poll();
                slopes.add(-prefix[k]);
            }
            flow[k] = slopes.peek();
        }
        for (int k = boundaries - 2; k >= 0; k--) {
            flow[k] = Math.min(flow[k], flow[k + 1]);
        }
        for (int k = 0; k < boundaries; k++) {
            flow[k] = Math.max(0, Math.min(slack, flow[k])) + prefix[k];
        }
        return flow;
    }
}
