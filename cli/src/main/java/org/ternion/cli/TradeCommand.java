package org.ternion.cli;

import picocli.CommandLine.Command;

/** {@code ternion trade}. */
@Command(name = "trade", description = "Permission to act on prices: run it, sweep it, and see what noise makes of it.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {TradeRunCommand.class, TradeStreamCommand.class, TradeStateCommand.class,
            TradeCheckCommand.class, TradeConvertCommand.class, TradeControlsCommand.class, TradeLookAheadCommand.class,
            TradeSweepCommand.class, TradeWalkForwardCommand.class, TradeMarketsCommand.class, TradeStressCommand.class,
            TradeBadDaysCommand.class, TradePlotCommand.class, TradeReportCommand.class, TradeDashboardCommand.class,
            TradeLobCommand.class})
final class TradeCommand extends CommandGroup {
}
