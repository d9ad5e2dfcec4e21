package org.ternion.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ternion.vpm.PolicyMap;
import org.ternion.vpm.Query;
import org.ternion.vpm.Ranking;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion vpm decide}. */
@Command(name = "decide", description = "Rank the documents of a map, from the file alone.")
final class DecideCommand implements Runnable {
    /** Documents that the relevance averages over. */
    private static final int CONTEXT = 8;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE.png", description = "The map.")
    private Path file;

    @Mixin
    private QueryOptions question;

    @Option(names = "--top", paramLabel = "K", defaultValue = "10", description = "Documents shown (default 10).")
    private int top;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public void run() {
        if (top < 1) {
            throw new ParameterException(spec.commandLine(), "--top must be at least 1, was " + top);
        }
        Query query = question.query();
        MapFile.ask(file, map -> {
            Ranking ranking = map.rank(query, top);
            double relevance = map.decide(query, CONTEXT).relevance();
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                printJson(out, map, ranking, relevance);
            } else {
                printTable(out, map, ranking);
                spec.commandLine().getErr().println(String.format(Locale.ROOT,
                        "relevance %.4f (mean score of the best %d)", relevance, Math.min(CONTEXT, map.documents())));
            }
            return null;
        });
    }

    private void printJson(PrintWriter out, PolicyMap map, Ranking ranking, double relevance) {
        List<Map<String, Object>> places = new ArrayList<>();
        for (int i = 0; i < ranking.size(); i++) {
            Map<String, Object> place = new LinkedHashMap<>();
            place.put("rank", i + 1);
            place.put("doc", ranking.document(i));
            place.put("id", id(map, ranking.column(i)));
            place.put("score", ranking.score(i));
            places.add(place);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ranking", places);
        answer.put("relevance", relevance);
        question.describe(answer);
        Json.print(out, answer);
    }

    private static void printTable(PrintWriter out, PolicyMap map, Ranking ranking) {
        boolean ids = !map.documentIds().isEmpty();
        out.println("rank       doc      score" + (ids ? "  id" : ""));
        for (int i = 0; i < ranking.size(); i++) {
            out.println(String.format(Locale.ROOT, "%4d %9d %10.6f", i + 1, ranking.document(i), ranking.score(i))
                    + (ids ? "  " + ErrorLines.oneLine(id(map, ranking.column(i))) : ""));
        }
    }

    /** Null where the map has no ids. */
    private static String id(PolicyMap map, int column) {
        List<String> ids = map.documentIds();
        return ids.isEmpty() ? null : ids.get(column);
    }
}
