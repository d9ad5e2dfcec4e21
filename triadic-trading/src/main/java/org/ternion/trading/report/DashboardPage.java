package org.ternion.trading.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ternion.trading.JsonText;
import org.ternion.trading.RunLog;
import org.ternion.trading.diagnostics.NumberTable;

/**
 * The panels one watches: profit, holding, price with actions, precision and recall by threshold, and acting on
 * acceptable and unacceptable bars by confidence. One page in two forms: {@link #html(RunLog)} is a file with its data,
 * {@link DashboardServer} sends the same page and feeds it. Long runs are summed up in at most 2048 steps, so that
 * pages stay small. Immutable.
 */
public final class DashboardPage {
    private static final String TAU_OFF = "tau_off";

    private final String title;
    private final Optional<NumberTable> sweep;

    private DashboardPage(String title, Optional<NumberTable> sweep) {
        this.title = Objects.requireNonNull(title, "title");
        this.sweep = sweep;
    }

    /**
     * A page without the panel of precision and recall.
     *
     * @param title heading, any text
     * @return the page
     */
    public static DashboardPage of(String title) {
        return new DashboardPage(title, Optional.empty());
    }

    /**
     * The page with precision and recall of a sweep.
     *
     * @param table with the columns tau_off, precision and recall
     * @return another page
     * @throws IllegalArgumentException if a column is missing
     */
    public DashboardPage withSweep(NumberTable table) {
        for (String column : new String[] {TAU_OFF, "precision", "recall"}) {
            table.column(column);
        }
        return new DashboardPage(title, Optional.of(table));
    }

    /**
     * The page of a log.
     *
     * @param log any log; columns that are missing leave panels empty
     * @return HTML that needs nothing else
     */
    public String html(RunLog log) {
        RunBuckets buckets = new RunBuckets();
        buckets.add(log);
        return page(buckets.update(RunBuckets.Seen.NOTHING).json(), false);
    }

    /** The page that asks its server for data. */
    String live() {
        return page("null", true);
    }

    private String page(String run, boolean live) {
        return PageText.head(title) + "<header><h1>" + PageText.escaped(title)
                + "</h1><span id=\"status\"></span>" + PageText.THEME_BUTTON + "</header>\n"
                + "<noscript><p class=\"warning\">This page draws with a script.</p></noscript>\n"
                + "<div id=\"cards\" class=\"cards\"></div>\n<main id=\"panels\"></main>\n"
                + "<script>\nconst RUN = " + run + ";\nconst LIVE = " + live + ";\nconst SWEEP = " + sweepJson()
                + ";\n</script>\n" + PageText.foot("dashboard.js");
    }

    /** Rows of threshold, precision and recall in the order of thresholds, or null. */
    private String sweepJson() {
        if (sweep.isEmpty()) {
            return "null";
        }
        NumberTable table = sweep.get();
        double[] tau = table.column(TAU_OFF);
        double[] precision = table.column("precision");
        double[] recall = table.column("recall");
        return IntStream.range(0, table.rows()).boxed().sorted(Comparator.comparingDouble(i -> tau[i]))
                .map(i -> Arrays.stream(new double[] {tau[i], precision[i], recall[i]}).mapToObj(JsonText::number)
                        .collect(Collectors.joining(",", "[", "]")))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
