package org.ternion.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ternion.ca.Automaton;
import org.ternion.ca.CellGrid;
import org.ternion.ca.motif.EpistemicTape;
import org.ternion.ca.motif.Motif;
import org.ternion.ca.motif.MotifAutomaton;
import org.ternion.core.io.AtomicFile;
import org.ternion.core.io.CsvWriter;

/** A CSV table with a row for each step: changes and populations of all layers, and motifs where there are some. */
final class CaStatistics extends CaOutput {
    private final AtomicFile target;
    private final Writer text;
    private final CsvWriter csv;
    private final boolean comparable;
    private final CaSample sample;
    private List<CellGrid> last;

    private CaStatistics(Path file, AtomicFile target, boolean comparable, List<String> header) throws IOException {
        super(file);
        this.target = target;
        this.comparable = comparable;
        text = new BufferedWriter(new OutputStreamWriter(target.stream(), StandardCharsets.UTF_8));
        csv = new CsvWriter(text);
        csv.row(header);
        sample = new CaSample(header);
    }

    /** Rows of the table, for pictures. */
    CaSample sample() {
        return sample;
    }

    /** Starts a table. Cells of an unbounded plane keep no place in their layer, so that changes cannot be counted. */
    static CaStatistics start(Path file, Automaton automaton, boolean unbounded) {
        try {
            return new CaStatistics(file, AtomicFile.create(file), !unbounded, header(automaton));
        } catch (IOException e) {
            throw ErrorLines.cannotWrite(file, e);
        }
    }

    private static List<String> header(Automaton automaton) {
        List<String> names = new ArrayList<>(List.of("step"));
        for (int layer = 0; layer < automaton.layers(); layer++) {
            CellGrid cells = automaton.layer(layer);
            names.add(automaton.layerName(layer) + "_changes");
            for (int i = 0; i < cells.states(); i++) {
                names.add(automaton.layerName(layer) + "_" + (cells.lowest() + i));
            }
        }
        if (automaton instanceof MotifAutomaton) {
            for (Motif motif : Motif.values()) {
                names.add(Charts.word(motif) + "_holds");
                names.add(Charts.word(motif) + "_decides");
            }
        }
        if (automaton instanceof EpistemicTape) {
            names.addAll(List.of("content_changes_in_place", "gate_changes_in_place", "mean_conflict"));
        }
        return names;
    }

    @Override
    public long next(long after) {
        return after + 1;
    }

    @Override
    void write(CaMoment moment) throws IOException {
        Automaton automaton = moment.automaton();
        List<String> row = new ArrayList<>(List.of(Long.toString(moment.generation())));
        boolean counted = moment.changes().isPresent();
        for (int layer = 0; layer < automaton.layers(); layer++) {
            if (!comparable || moment.generation() == 0) {
                row.add("");
            } else {
                row.add(Long.toString(counted ? moment.changes().getAsLong()
                        : last.get(layer).changes(moment.layers().get(layer))));
            }
            for (long cells : moment.population(layer)) {
                row.add(Long.toString(cells));
            }
        }
        addMotifs(automaton, row);
        csv.row(row);
        sample.add(row);
        // Engines that count changes have done so for every step, the others are compared with the step before.
        last = counted ? null : moment.layers();
    }

    private static void addMotifs(Automaton automaton, List<String> row) {
        if (automaton instanceof MotifAutomaton gated) {
            for (Motif motif : Motif.values()) {
                row.add(Long.toString(gated.motifs().predicate(motif)));
                row.add(Long.toString(gated.motifs().branch(motif)));
            }
        }
        if (automaton instanceof EpistemicTape tape) {
            row.add(Long.toString(tape.contentChanges()));
            row.add(Long.toString(tape.gateChanges()));
            row.add(Double.toString(tape.meanConflict()));
        }
    }

    @Override
    void end() throws IOException {
        text.flush();
        target.commit();
    }

    @Override
    void discard() throws IOException {
        target.close();
    }
}
