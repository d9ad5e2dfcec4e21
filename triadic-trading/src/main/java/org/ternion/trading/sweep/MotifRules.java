package org.ternion.trading.sweep;

import java.util.List;
import org.ternion.core.Checks;

/**
 * Rules of the motif automaton: cells are neutral 0, constructive 1 or harmful 2, tire while they are constructive, and
 * stand beside fixed anchors.
 *
 * @param anchorFloor       anchors in the 3 x 3 block without which a cell cannot be constructive, 0 to 9
 * @param anchorProbability share of cells that are anchors at the start
 * @param stateProbabilities shares of the states 0, 1 and 2 at the start
 * @param theta9            harmful cells in the block that make a cell harmful
 * @param fatigueIncrease   fatigue per step of a constructive cell, {@code >= 0}
 * @param fatigueDecrease   recovery per step of the others, {@code >= 0}
 * @param fatigueFlip       fatigue from which a constructive cell becomes harmful
 * @param fatigueMax        greatest fatigue, 0 to 100
 * @param stickyFatigue     fatigue from which a harmful cell stays so
 */
public record MotifRules(int anchorFloor, double anchorProbability, List<Double> stateProbabilities, int theta9,
        int fatigueIncrease, int fatigueDecrease, int fatigueFlip, int fatigueMax, int stickyFatigue) {
    /** The prototype's rules. */
    public static final MotifRules DEFAULT = new MotifRules(1, 0.30, List.of(.2, .5, .3), 6, 1, 1, 4, 5, 3);

    /**
     * Checks the values.
     *
     * @param anchorFloor        see the record
     * @param anchorProbability  see the record
     * @param stateProbabilities see the record
     * @param theta9             see the record
     * @param fatigueIncrease    see the record
     * @param fatigueDecrease    see the record
     * @param fatigueFlip        see the record
     * @param fatigueMax         see the record
     * @param stickyFatigue      see the record
     * @throws IllegalArgumentException if one is out of its range or there are not three shares of sum 1
     */
    public MotifRules {
        Checks.inRange(anchorFloor, 0, 9, "anchor floor");
        Checks.inRange(anchorProbability, 0, 1, "anchor probability");
        stateProbabilities = List.copyOf(stateProbabilities);
        stateProbabilities.forEach(p -> Checks.inRange(p, 0, 1, "state probability"));
        double sum = stateProbabilities.stream().mapToDouble(Double::doubleValue).sum();
        if (stateProbabilities.size() != 3 || !(Math.abs(sum - 1) < 1e-9)) {
            throw new IllegalArgumentException("three state probabilities of sum 1 expected, got "
                    + stateProbabilities);
        }
        Checks.inRange(fatigueIncrease, 0, 100, "fatigue increase");
        Checks.inRange(fatigueDecrease, 0, 100, "fatigue decrease");
        Checks.inRange(fatigueMax, 0, 100, "fatigue maximum");
    }
}
