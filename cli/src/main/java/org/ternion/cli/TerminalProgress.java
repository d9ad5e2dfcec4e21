package org.ternion.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.ternion.core.Progress;

/** Draws a bar on the terminal once the work has taken two seconds; elsewhere it draws nothing. */
final class TerminalProgress implements Progress, AutoCloseable {
    private static final long PATIENCE_NANOS = 2_000_000_000L;
    private static final int WIDTH = 79;

    private final String task;
    private final boolean terminal;
    private final long start = System.nanoTime();
    private ProgressBar bar;

    private TerminalProgress(String task, boolean terminal) {
        this.task = task;
        this.terminal = terminal;
    }

    /** The launcher script says in {@code ternion.terminal} whether stderr is a terminal. */
    static TerminalProgress of(String task) {
        return new TerminalProgress(task, Boolean.getBoolean("ternion.terminal"));
    }

    @Override
    public boolean report(long done, long total) {
        if (bar == null && terminal && System.nanoTime() - start > PATIENCE_NANOS) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                    .build();
        }
        if (bar != null) {
            // A stage may count one thing after the other.
            bar.maxHint(total);
            bar.stepTo(done);
        }
        return true;
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
