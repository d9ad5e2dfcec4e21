package org.ternion.ca.rule;

import java.util.List;
import org.ternion.ca.BlockRule;

/**
 * A rule given as a table of transitions, as Golly's rule files hold it: the first line that fits a cell and its
 * neighbours gives the new state, and a cell that no line fits stays.
 */
public final class RuleTable implements BlockRule {
    private final String name;
    private final int states;
    private final int[] places;
    /** Words of 64 rows. */
    private final int words;
    /** Bit b of word w at {@code (input * states + state) * words + w}: row 64 w + b takes this state there. */
    private final long[] fits;
    private final byte[] results;

    /** Trusts the reader. */
    RuleTable(String name, int states, int[] places, long[] fits, byte[] results) {
        this.name = name;
        this.states = states;
        this.places = places;
        this.fits = fits;
        this.results = results;
        words = (results.length + Long.SIZE - 1) / Long.SIZE;
    }

    /**
     * Reads a rule file.
     *
     * @param lines lines of a file with a section {@code @TABLE}; other sections are skipped
     * @return the rule
     * @throws RuleFileException if the file has no table, or the table is damaged or too large
     */
    public static RuleTable parse(List<String> lines) {
        return new RuleTableReader(RuleFile.table(lines)).read();
    }

    @Override
    public int next(int[] block) {
        for (int w = 0; w < words; w++) {
            long rows = -1;
            for (int input = 0; input < places.length && rows != 0; input++) {
                rows &= fits[(input * states + block[places[input]]) * words + w];
            }
            if (rows != 0) {
                return results[w * Long.SIZE + Long.numberOfTrailingZeros(rows)] & 0xFF;
            }
        }
        return block[places[0]];
    }

    @Override
    public int states() {
        return states;
    }

    /** The name the file gives the rule; it means nothing without the file. */
    @Override
    public String text() {
        return name;
    }
}
