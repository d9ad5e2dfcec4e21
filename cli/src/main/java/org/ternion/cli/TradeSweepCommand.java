package org.ternion.cli;

import picocli.CommandLine.Command;

/** {@code ternion trade sweep}. */
@Command(name = "sweep", description = "Many runs over the same bars, as a table.", synopsisSubcommandLabel = "SWEEP",
        subcommands = {TradeSweepTauCommand.class, TradeSweepEngagementCommand.class, TradeSweepConfusionCommand.class,
            TradeSweepRegimeCommand.class, TradeSweepMotifCommand.class, TradeSweepGridCommand.class})
final class TradeSweepCommand extends CommandGroup {
}
