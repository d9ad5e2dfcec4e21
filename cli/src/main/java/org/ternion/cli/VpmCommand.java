package org.ternion.cli;

import picocli.CommandLine.Command;

/** {@code ternion vpm}. */
@Command(name = "vpm", description = "Write, ask and inspect visual policy maps.", synopsisSubcommandLabel = "COMMAND",
        subcommands = {EncodeCommand.class, DecideCommand.class, ViewCommand.class, InspectCommand.class,
            ExportCommand.class})
final class VpmCommand extends CommandGroup {
}
