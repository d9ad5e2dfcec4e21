package org.ternion.trading.analysis;

import java.util.Arrays;
import java.util.Map;
import org.ternion.core.Parallel;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;
import org.ternion.core.random.CounterRandom;

/**
 * Confidence intervals by the stationary bootstrap: series of blocks of the returns, joined to a circle, of geometric
 * length. Percentiles of the samples in which a measure is defined; NaN if it is in none. Sample {@code i} draws from
 * stream {@code i} of the seed, so results do not depend on threads.
 *
 * @param samples      series drawn
 * @param meanBlock    mean length of a block
 * @param confidence   share of the samples inside
 * @param sharpeLow    lower end for the Sharpe ratio
 * @param sharpeHigh   upper end
 * @param cagrLow      lower end for the annual return
 * @param cagrHigh     upper end
 * @param drawdownLow  lower, that is deeper end for the greatest relative drawdown
 * @param drawdownHigh upper end
 * @see <a href="https://doi.org/10.1080/01621459.1994.10476870">Politis and Romano (1994), The stationary bootstrap</a>
 */
public record BootstrapIntervals(int samples, double meanBlock, double confidence, double sharpeLow,
        double sharpeHigh, double cagrLow, double cagrHigh, double drawdownLow, double drawdownHigh)
        implements Measured {
    /** Samples between two looks at the progress. */
    private static final int GRAIN = 16;

    /**
     * Draws samples.
     *
     * @param returns        of the account, not modified
     * @param periodsPerYear returns per year, NaN if not known
     * @param riskFree       riskless rate per year
     * @param options        samples, block length and confidence
     * @param run            seed, threads and progress
     * @return the intervals; all NaN for fewer than two returns
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public static BootstrapIntervals of(double[] returns, double periodsPerYear, double riskFree,
            ReportOptions options, RunOptions run) {
        int n = returns.length;
        int samples = n < 2 ? 0 : options.samples();
        double block = Double.isNaN(options.meanBlock()) ? Math.max(1, Math.rint(StrictMath.cbrt(n)))
                : options.meanBlock();
        double[][] measures = new double[3][samples];
        SharedProgress done = new SharedProgress(run.progress(), samples);
        double riskless = ReturnMeasures.perPeriod(riskFree, periodsPerYear);
        Parallel.ranges(run.parallelism(), samples, GRAIN, (from, to) -> {
            double[] drawn = new double[n];
            for (int i = from; i < to; i++) {
                done.check();
                draw(returns, block, CounterRandom.of(run.seed()).stream(i), drawn);
                measure(drawn, periodsPerYear, riskless, measures, i);
                done.add(1);
            }
        });
        double[] ends = new double[6];
        for (int m = 0; m < measures.length; m++) {
            double[] sorted = Sample.sorted(
                    Arrays.stream(measures[m]).filter(value -> !Double.isNaN(value)).toArray());
            ends[2 * m] = Sample.percentile(sorted, 50 * (1 - options.confidence()));
            ends[2 * m + 1] = Sample.percentile(sorted, 50 * (1 + options.confidence()));
        }
        return new BootstrapIntervals(samples, block, options.confidence(), ends[0], ends[1], ends[2], ends[3],
                ends[4], ends[5]);
    }

    private static void draw(double[] returns, double block, CounterRandom random, double[] drawn) {
        int n = returns.length;
        double logStay = StrictMath.log(1 - 1 / block);
        for (int at = 0; at < n;) {
            int source = random.nextInt(n);
            // Geometric with mean `block`; a mean of 1 makes the logarithm infinite and the length 1.
            double length = 1 + Math.floor(StrictMath.log(1 - random.nextDouble()) / logStay);
            int end = (int) Math.min(n, at + length);
            while (at < end) {
                drawn[at++] = returns[source];
                source = source + 1 == n ? 0 : source + 1;
            }
        }
    }

    private static void measure(double[] drawn, double periodsPerYear, double riskless, double[][] measures, int i) {
        double equity = 1;
        double peak = 1;
        double deepest = 0;
        for (double r : drawn) {
            equity *= 1 + r;
            peak = Math.max(peak, equity);
            deepest = Math.min(deepest, equity / peak - 1);
        }
        measures[0][i] = (Sample.mean(drawn) - riskless) / Sample.deviation(drawn) * Math.sqrt(periodsPerYear);
        measures[1][i] = ReturnMeasures.cagr(equity - 1, drawn.length, periodsPerYear);
        measures[2][i] = deepest;
    }

    @Override
    public Map<String, Object> toMap() {
        return new Fields().add("samples", samples).add("mean_block", meanBlock).add("confidence", confidence)
                .add("sharpe_low", sharpeLow).add("sharpe_high", sharpeHigh).add("cagr_low", cagrLow)
                .add("cagr_high", cagrHigh).add("max_drawdown_low", drawdownLow)
                .add("max_drawdown_high", drawdownHigh).map();
    }
}
