package org.ternion.ca;

/** The definition of a step for rules that look at places. */
final class BlockSweep implements Sweep {
    private static final int SIDE = 3;

    private final BlockRule rule;
    private final int height;
    private final int width;
    private final int[] block = new int[SIDE * SIDE];

    BlockSweep(BlockRule rule, int height, int width) {
        this.rule = rule;
        this.height = height;
        this.width = width;
    }

    @Override
    public void run(PaddedCells old, PaddedCells next) {
        for (int row = 0; row < height; row++) {
            int start = row * old.pitch;
            for (int corner = start; corner < start + width; corner++) {
                for (int i = 0; i < block.length; i++) {
                    block[i] = old.array[corner + i / SIDE * old.pitch + i % SIDE] & 0xFF;
                }
                next.array[corner + old.origin] = Sweep.checked(rule, rule.next(block));
            }
        }
    }
}
