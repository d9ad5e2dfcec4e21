package org.ternion.ca.measure;

/**
 * What a run does when it is seen in blocks of side k. NaN where nothing was counted: no complete block, or fewer
 * than two frames.
 *
 * @param k                    side of a block
 * @param changeRate           share of blocks that differ from the frame before, in {@code [0, 1]}
 * @param blockEntropy         bits of a block, pooled over blocks and frames
 * @param conditionalEntropy   bits of a block when the same block of the frame before is known, pooled over both
 * @param mutualInformation    bits that a block and the block of the next scale around it, in the same frame, tell of
 *                             each other; NaN at the last scale and where the next scale is no multiple of k
 */
public record DepthPoint(int k, double changeRate, double blockEntropy, double conditionalEntropy,
        double mutualInformation) {
}
