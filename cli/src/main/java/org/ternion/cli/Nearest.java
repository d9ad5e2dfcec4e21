package org.ternion.cli;

import java.util.List;
import org.ternion.vpm.UnknownMetricException;

/** Says which known name was probably meant, in the words the library uses for metrics. */
final class Nearest {
    private Nearest() {
    }

    static BadInputException unknown(String where, String kind, String name, List<String> known) {
        String nearest = new UnknownMetricException(name, known).nearest();
        return new BadInputException(where + ": unknown " + kind + " '" + name + "', did you mean '" + nearest
                + "'? known: " + String.join(", ", known));
    }
}
