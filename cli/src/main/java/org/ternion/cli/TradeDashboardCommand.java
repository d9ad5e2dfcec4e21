package org.ternion.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.ternion.core.io.CsvTable;
import org.ternion.trading.diagnostics.NumberTable;
import org.ternion.trading.report.DashboardPage;
import org.ternion.trading.report.DashboardServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ternion trade dashboard}. */
@Command(name = "dashboard", description = "The panels one watches: profit, holding, price with actions, precision and"
        + " recall. With -o one page as a file; else served on this machine, following the log until interrupted.")
final class TradeDashboardCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "LOG.csv", description = "A run log; one that is followed may"
            + " begin to exist later, say LOG.csv.part.")
    private Path file;

    @Option(names = {"--log", "--follow"}, arity = "0..1", fallbackValue = "", paramLabel = "LOG.csv",
            description = "The same file, given by name.")
    private Path named;

    @Option(names = {"--pr", "--sweep"}, paramLabel = "CSV", description = "The table of sweep tau, for the panel of"
            + " precision and recall.")
    private Path sweep;

    @Option(names = {"-o", "--output", "--save"}, paramLabel = "HTML", description = "Write the page with its data to a"
            + " file.")
    private Path output;

    @Option(names = "--port", paramLabel = "N", defaultValue = "0", description = "Port on 127.0.0.1 (default: a free"
            + " one).")
    private int port;

    @Option(names = "--refresh", paramLabel = "SECONDS", defaultValue = "1", description = "How often to look for new"
            + " rows (default 1).")
    private double refresh;

    @Override
    public void run() {
        if (!(refresh >= 0.01 && refresh <= 3600)) {
            throw new ParameterException(spec.commandLine(), "--refresh must be 0.01 to 3600 seconds, was " + refresh);
        }
        if (port < 0 || port > 65_535) {
            throw new ParameterException(spec.commandLine(), "--port must be 0 to 65535, was " + port);
        }
        Path log = TradeGivenFile.one(spec, file, given(), "LOG.csv", "--log");
        if (output != null) {
            OutputFile.check(output);
            byte[] html = page(log).html(TradeLogInput.read(log)).getBytes(StandardCharsets.UTF_8);
            OutputFile.write(output, out -> out.write(html));
            spec.commandLine().getErr().println("wrote " + output + ", " + (html.length >> 10) + " kB");
            return;
        }
        if (Files.isDirectory(log)) {
            throw new BadInputException(log + ": is a folder, a run log is expected");
        }
        serve(page(log), log);
    }

    /** {@code LOG.csv --follow} says no more than {@code LOG.csv}. */
    private Path given() {
        return named == null || named.toString().isEmpty() ? null : named;
    }

    private DashboardPage page(Path log) {
        DashboardPage page = DashboardPage.of(TradeBarInput.name(log));
        if (sweep == null) {
            return page;
        }
        try {
            CsvTable table = CsvTable.read(InputFile.existing(sweep, "the table of sweep tau (CSV)"));
            return page.withSweep(NumberTable.of(table, List.of("tau_off", "precision", "recall")));
        } catch (IOException e) {
            throw ErrorLines.cannotRead(sweep, e);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(sweep + ": " + e.getMessage(), e);
        }
    }

    /** Until the process is asked to end, or this thread is interrupted. */
    private void serve(DashboardPage page, Path log) {
        ExecutorService executor = Executors.newCachedThreadPool();
        try (DashboardServer server = DashboardServer.start(page, port, executor)) {
            server.follow(log, Math.round(refresh * 1000));
            spec.commandLine().getOut().println(server.address());
            spec.commandLine().getOut().flush();
            spec.commandLine().getErr().println("following " + log + ", end with Ctrl-C");
            new CountDownLatch(1).await();
        } catch (IOException e) {
            throw new BadInputException("port " + port + ": cannot be served, " + ErrorLines.reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            executor.shutdownNow();
        }
    }
}
