package org.ternion.cli;

import picocli.CommandLine.Command;

/** {@code ternion krr}. */
@Command(name = "krr", description = "Kernel ridge regression, exact and fast on grids and trees, with the ridge chosen"
        + " from the data.", synopsisSubcommandLabel = "COMMAND",
        subcommands = {KrrFitCommand.class, KrrPredictCommand.class, KrrGridCommand.class, KrrTreeCommand.class,
            KrrExperimentCommand.class})
final class KrrCommand extends CommandGroup {
}
