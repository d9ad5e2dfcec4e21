package org.ternion.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;
import org.ternion.trading.analysis.BadDay;
import org.ternion.trading.analysis.BadSpell;
import org.ternion.trading.analysis.BadWindow;
import org.ternion.trading.analysis.PostureReturns;
import org.ternion.trading.analysis.SeverityRules;
import org.ternion.trading.analysis.SeverityWindow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion trade bad-days}. */
@Command(name = "bad-days", description = "The days of a log with most stress, the worst first; and windows, spells and"
        + " what the account made of them.")
final class TradeBadDaysCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "LOG.csv", description = "A log with stress: of run with"
            + " --set stress.enabled=true.")
    private Path file;

    @Option(names = "--log", paramLabel = "LOG.csv", description = "The same file, given by name.")
    private Path named;

    @Option(names = "--top", paramLabel = "N", defaultValue = "10", description = "Days to print (default 10).")
    private int top;

    @Option(names = "--window", paramLabel = "BARS", defaultValue = "500", description = "Bars of a window of severity"
            + " (default 500).")
    private int window;

    @Option(names = "--early", paramLabel = "BARS", defaultValue = "5", description = "First bars of a spell that are"
            + " measured apart (default 5).")
    private int early;

    @Option(names = "--out", paramLabel = "DIR", description = "A folder, made if missing, for days.csv, severity.csv,"
            + " windows.csv, spells.csv and postures.csv.")
    private Path folder;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public void run() {
        if (top < 1 || early < 1) {
            throw new ParameterException(spec.commandLine(), "--top and --early must be at least 1");
        }
        SeverityRules rules = rules();
        Path input = TradeGivenFile.one(spec, file, named, "LOG.csv", "--log");
        RunLog log = TradeLogInput.read(input);
        TradeLogInput.require(input, log, LogColumn.P_BAD);
        if (Arrays.stream(log.column(LogColumn.P_BAD)).allMatch(Double::isNaN)) {
            throw new BadInputException(input + ": the log has no stress, run with --set stress.enabled=true");
        }
        List<BadDay> days = BadDay.of(log);
        if (folder != null) {
            write(log, days, rules);
        }
        List<BadDay> worst = days.subList(0, Math.min(top, days.size()));
        if (json) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("symbol", log.symbol());
            tree.put("days", days.size());
            tree.put("worst", TradeTable.trees(worst));
            tree.put("spells", BadSpell.of(log, early).size());
            Json.print(spec.commandLine().getOut(), tree);
        } else {
            print(log, days.size(), worst);
        }
    }

    private SeverityRules rules() {
        SeverityRules rules = SeverityRules.DEFAULT;
        try {
            return new SeverityRules(window, rules.top(), rules.sigmas(), rules.slope(), rules.unit(), rules.overlap());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--window: " + e.getMessage(), e);
        }
    }

    private void write(RunLog log, List<BadDay> days, SeverityRules rules) {
        ReportFolder report = ReportFolder.make(folder, spec.commandLine().getErr());
        PostureReturns returns = PostureReturns.of(log, PostureReturns.Alignment.NEXT_BAR);
        Map<String, TradeTable.Content> tables = new LinkedHashMap<>();
        tables.put("days.csv", TradeTable.of(days));
        tables.put("severity.csv", TradeTable.of(SeverityWindow.of(log, rules)));
        tables.put("windows.csv", TradeTable.of(BadWindow.of(log)));
        tables.put("spells.csv", TradeTable.of(BadSpell.of(log, early)));
        tables.put("postures.csv", TradeTable.of(returns.postures()));
        tables.forEach((name, content) -> spec.commandLine().getErr().println(
                "wrote " + report.write(name, TradeTable.text(content))));
    }

    private void print(RunLog log, int days, List<BadDay> worst) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(log.symbol() + ": " + days + " days, the " + worst.size() + " worst");
        out.println("day           score   mean   highest  flagged  longest streak  return of the account");
        worst.forEach(day -> out.println(String.format(Locale.ROOT, "%s  %7.4f  %.4f  %.4f   %.4f   %14d  %.6f",
                day.date(), day.badScore(), day.meanStress(), day.maxStress(), day.badRate(), day.badRun(),
                day.dayReturn())));
    }
}
