package org.ternion.cli;

import picocli.CommandLine.Command;

/** {@code ternion ca}. */
@Command(name = "ca", description = "Cellular automata of a few states: run them, measure them, learn their rules.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {CaRunCommand.class, CaPresetsCommand.class, CaDepthCommand.class, CaLearnCommand.class,
            CaGateCommand.class, CaSweepCommand.class, CaTapeCommand.class, CaConvertCommand.class,
            CaBenchCommand.class})
final class CaCommand extends CommandGroup {
}
