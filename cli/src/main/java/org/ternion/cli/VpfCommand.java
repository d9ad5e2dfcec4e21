package org.ternion.cli;

import picocli.CommandLine.Command;

/** {@code ternion vpf}. */
@Command(name = "vpf", description = "Sign, show, verify and replay the records inside pictures.",
        synopsisSubcommandLabel = "COMMAND", subcommands = {KeygenCommand.class, SignCommand.class, ShowCommand.class,
            VerifyCommand.class, ReplayCommand.class, LineageCommand.class})
final class VpfCommand extends CommandGroup {
}
