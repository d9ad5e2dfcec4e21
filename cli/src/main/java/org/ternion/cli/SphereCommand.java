package org.ternion.cli;

import picocli.CommandLine.Command;

/** {@code ternion sphere}. */
@Command(name = "sphere", description = "Place vectors on shells of given capacity, find their neighbours, share out"
        + " power, transform fields on the sphere.", synopsisSubcommandLabel = "COMMAND",
        subcommands = {SpherePlaceCommand.class, SphereIndexCommand.class, SphereSearchCommand.class,
            SpherePowerCommand.class, SphereTransformCommand.class, SphereReportCommand.class})
final class SphereCommand extends CommandGroup {
}
