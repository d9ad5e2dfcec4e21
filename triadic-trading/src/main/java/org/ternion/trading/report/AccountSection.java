package org.ternion.trading.report;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.ternion.trading.DecimalText;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;
import org.ternion.trading.analysis.BootstrapIntervals;
import org.ternion.trading.analysis.ExposureMeasures;
import org.ternion.trading.analysis.MonthReturn;
import org.ternion.trading.analysis.PerformanceReport;
import org.ternion.trading.analysis.StampScale;
import org.ternion.trading.analysis.Trade;
import org.ternion.trading.diagnostics.Axis;
import org.ternion.trading.diagnostics.Palette;
import org.ternion.trading.diagnostics.Panel;
import org.ternion.trading.diagnostics.Svg;

/** What the account did: an audit, it feeds nothing. */
final class AccountSection {
    private static final int WIDTH = 1090;
    private static final int HEIGHT = 180;
    private static final int PRICE_HEIGHT = 300;
    private static final int MOST_FILLS = 3000;
    private static final int MOST_TRADES = 1000;
    private static final String BUY = "#009e73";
    private static final String SELL = "#d55e00";

    private final RunLog log;
    private final List<Trade> trades;
    private final PerformanceReport performance;
    private final double[] offsets;

    AccountSection(RunLog log, List<Trade> trades, PerformanceReport performance) {
        this.log = log;
        this.trades = trades;
        this.performance = performance;
        offsets = offsets(log.times());
    }

    void cards(ReportBody body) {
        Map<String, String> cards = new LinkedHashMap<>();
        ExposureMeasures exposure = performance.exposure();
        BootstrapIntervals intervals = performance.intervals();
        cards.put("net return", Figures.percent(performance.returns().totalReturn()));
        cards.put("market at the same exposure", Figures.percent(performance.benchmark().matchedReturn()));
        cards.put("market, fully invested", Figures.percent(performance.benchmark().fullReturn()));
        cards.put("annual return", Figures.percent(performance.returns().cagr()));
        cards.put("Sharpe ratio", Figures.number(performance.returns().sharpe()));
        cards.put("Sharpe, " + Figures.percent(intervals.confidence()).replace(".00", "") + " interval",
                shortNumber(intervals.sharpeLow()) + " to " + shortNumber(intervals.sharpeHigh()));
        cards.put("probability Sharpe > 0", Figures.percent(performance.significance().probabilistic()));
        cards.put("greatest drawdown", Figures.percent(performance.drawdown().relative()));
        cards.put("mean exposure", Figures.percent(exposure.meanExposure()));
        cards.put("greatest exposure", Figures.percent(exposure.maxExposure()));
        cards.put("time in market", Figures.percent(exposure.timeInMarket()));
        cards.put("turnover", Figures.number(exposure.turnover()));
        cards.put("fees", Figures.number(exposure.fees()));
        cards.put("slippage", Figures.number(exposure.slippage()));
        cards.put("fills", Long.toString(exposure.fills()));
        cards.put("closed trades", Integer.toString(performance.trades().trades()));
        cards.put("winning trades", Figures.percent(performance.trades().winRate()));
        cards.put("profit factor", Figures.number(performance.trades().profitFactor()));
        body.section("Account").cards(cards);
        List<List<String>> rows = new ArrayList<>();
        performance.toMap().forEach((name, value) -> rows.add(List.of(name, Figures.cell(value))));
        body.begin("details", "").markup("<summary>All measures</summary>\n").table(List.of("measure", "value"), rows)
                .end("details");
    }

    private static String shortNumber(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : Figures.NONE;
    }

    void charts(ReportBody body) {
        body.figure(accountChart()).figure(priceChart());
    }

    private Svg accountChart() {
        double[] equity = log.equity();
        double[] drawdown = new double[equity.length];
        double peak = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < equity.length; t++) {
            peak = Math.max(peak, equity[t]);
            drawdown[t] = equity[t] / peak - 1;
        }
        int step = Panel.ROOM_ABOVE + HEIGHT + Panel.ROOM_BELOW;
        Svg svg = new Svg(Panel.ROOM_LEFT + WIDTH + 30, 3 * step);
        overTime(svg, 0, HEIGHT, Axis.around("equity", equity)).title("Equity").line(offsets, equity,
                Palette.category(0)).frame();
        overTime(svg, step, HEIGHT, Axis.around("below the maximum", drawdown)).title("Drawdown, relative")
                .line(offsets, drawdown, Palette.category(3)).frame();
        double[] exposure = log.column(LogColumn.EXPOSURE);
        overTime(svg, 2 * step, HEIGHT, Axis.around("share of equity", exposure)).title("Exposure")
                .lineAtY(0, "#888888").line(offsets, exposure, Palette.category(2)).frame();
        return svg;
    }

    /** Equity alone. */
    static Svg equityOverTime(String title, long[] times, double[] equity) {
        Svg svg = new Svg(Panel.ROOM_LEFT + WIDTH + 30, Panel.ROOM_ABOVE + HEIGHT + Panel.ROOM_BELOW);
        new Panel(svg, Panel.ROOM_LEFT, Panel.ROOM_ABOVE, WIDTH, HEIGHT, Axis.times(times),
                Axis.around("equity", equity)).title(title).line(offsets(times), equity, Palette.category(0)).frame();
        return svg;
    }

    /** Places on an axis of times. */
    private static double[] offsets(long[] times) {
        return Arrays.stream(times).mapToDouble(time -> (double) (time - times[0])).toArray();
    }

    private Svg priceChart() {
        double[] price = log.column(LogColumn.PRICE);
        double[] fill = log.column(LogColumn.FILL);
        double[] at = log.column(LogColumn.FILL_PRICE);
        int[] fills = IntStream.range(0, fill.length).filter(t -> fill[t] != 0).toArray();
        int shown = Math.min(MOST_FILLS, fills.length);
        Svg svg = new Svg(Panel.ROOM_LEFT + WIDTH + 30,
                Panel.ROOM_ABOVE + PRICE_HEIGHT + Panel.ROOM_BELOW + Panel.ROOM_LEGEND);
        Panel panel = overTime(svg, 0, PRICE_HEIGHT, Axis.around("price", price))
                .title(shown < fills.length ? "Price and " + shown + " of " + fills.length + " fills"
                        : "Price and all " + shown + " fills")
                .line(offsets, price, "#9aa0a6");
        for (int k = 0; k < shown; k++) {
            int t = fills[(int) ((long) k * fills.length / shown)];
            if (!Double.isNaN(at[t])) {
                panel.dot(offsets[t], at[t], 2.2, fill[t] > 0 ? BUY : SELL);
            }
        }
        panel.frame().legend(List.of("buy", "sell"), List.of(BUY, SELL));
        return svg;
    }

    private Panel overTime(Svg svg, int top, int height, Axis y) {
        return new Panel(svg, Panel.ROOM_LEFT, top + Panel.ROOM_ABOVE, WIDTH, height, Axis.times(log.times()), y);
    }

    void months(ReportBody body) {
        body.section("Monthly returns");
        if (!StampScale.dated(log.times())) {
            body.note("The stamps of the log are no dates.");
            return;
        }
        List<MonthReturn> months = MonthReturn.of(log);
        Map<Integer, MonthReturn[]> years = new TreeMap<>();
        for (MonthReturn month : months) {
            YearMonth when = month.month();
            years.computeIfAbsent(when.getYear(), year -> new MonthReturn[12])[when.getMonthValue() - 1] = month;
        }
        double most = months.stream().mapToDouble(month -> Math.abs(month.totalReturn())).max().orElse(0);
        StringBuilder table = new StringBuilder("<div class=\"scroll\"><table>\n<thead><tr><th>year</th>");
        for (String name : "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec Year".split(" ")) {
            table.append("<th>").append(name).append("</th>");
        }
        table.append("</tr></thead>\n<tbody>\n");
        years.forEach((year, row) -> {
            table.append("<tr><td>").append(year).append("</td>");
            double whole = 1;
            for (MonthReturn month : row) {
                whole *= month == null ? 1 : 1 + month.totalReturn();
                monthCell(table, month == null ? Double.NaN : month.totalReturn(), most);
            }
            monthCell(table, whole - 1, Double.POSITIVE_INFINITY);
            table.append("</tr>\n");
        });
        body.markup(table.append("</tbody></table></div>\n"))
                .download("months.csv", ReportTable.of("Months", months).csv());
    }

    private static void monthCell(StringBuilder table, double value, double most) {
        if (Double.isNaN(value)) {
            table.append("<td></td>");
            return;
        }
        double strength = most > 0 ? 0.5 * Math.abs(value) / most : 0;
        table.append("<td style=\"background:").append(value < 0 ? "rgba(213,94,0," : "rgba(0,158,115,")
                .append(String.format(Locale.ROOT, "%.2f", strength)).append(")\">")
                .append(Figures.percent(value)).append("</td>");
    }

    void trades(ReportBody body) {
        body.section("Trades");
        if (trades.isEmpty()) {
            body.note("There are none.");
            return;
        }
        int from = Math.max(0, trades.size() - MOST_TRADES);
        body.note("Click a heading to sort." + (from > 0 ? " The last " + MOST_TRADES + " of " + trades.size()
                + " trades; the CSV has all of them." : ""));
        List<List<String>> rows = new ArrayList<>();
        for (Trade trade : trades.subList(from, trades.size())) {
            rows.add(List.of(Integer.toString(trade.id()), trade.side() > 0 ? "long" : "short",
                    Figures.stamp(trade.entryTime()), Figures.stamp(trade.exitTime()),
                    Integer.toString(trade.barsHeld()), decimal(trade.entryPrice()), decimal(trade.exitPrice()),
                    decimal(trade.maxNotional()), decimal(trade.netPnl()), decimal(trade.openPnl()),
                    decimal(trade.returnOnNotional()), decimal(trade.fees()), decimal(trade.slippage()),
                    decimal(trade.maxAdverse()), decimal(trade.maxFavourable()),
                    trade.exit().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        }
        body.table(List.of("id", "side", "entry", "exit", "bars", "entry price", "exit price", "most held", "net",
                "open", "net / held", "fees", "slippage", "worst", "best", "ended by"), rows)
                .download("trades.csv", ReportTable.of("Trades", trades).csv());
    }

    private static String decimal(double value) {
        return DecimalText.of(value);
    }
}
