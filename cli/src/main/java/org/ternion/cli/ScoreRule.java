package org.ternion.cli;

import java.util.Locale;
import org.ternion.sphere.Score;
import org.ternion.sphere.Scores;

/** What decides how far out a vector is placed. */
enum ScoreRule {
    NORM(Scores.l2Norm()),
    INFORMATION(Scores.information());

    private final Score score;

    ScoreRule(Score score) {
        this.score = score;
    }

    Score score() {
        return score;
    }

    /** The word of the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
