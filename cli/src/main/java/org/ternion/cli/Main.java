package org.ternion.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.ternion.core.simd.Simd;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The {@code ternion} command. */
@Command(name = "ternion", description = "Visual policy maps, tables of scores as pictures that answer questions,"
        + " and the numerical engines around them.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DemoCommand.class, VpmCommand.class, VpfCommand.class, SphereCommand.class, KrrCommand.class,
            TradeCommand.class, CaCommand.class},
        versionProvider = Main.Version.class, exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:the input is bad or the work failed", "2:wrong usage"})
public final class Main extends CommandGroup {
    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT, description = "Show this help.")
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true,
            description = "Show the versions of ternion and the JDK, and the loops in use.")
    private boolean version;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of an error.")
    private boolean debug;

    /**
     * Runs the command and ends the process with its exit code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        // Data is UTF-8 whatever the locale says, as the files are.
        PrintWriter out = new PrintWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8));
        PrintWriter err = new PrintWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8), true);
        System.exit(run(out, err, args));
    }

    /** Runs the command in this process; returns its exit code, with both writers flushed. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine command = new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                // @spiral.rule names a rule; picocli would take the file for more arguments.
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(ErrorLines::wrongUsage)
                .setExecutionExceptionHandler(ErrorLines::failed);
        try {
            return command.execute(args);
        } catch (OutOfMemoryError e) {
            err.println("ternion: the input needs more memory than the " + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MiB this JVM may use; set TERNION_JAVA_OPTS=-Xmx.. for more");
            return 1;
        } finally {
            out.flush();
            err.flush();
        }
    }

    boolean debug() {
        return debug;
    }

    /** What {@code --version} prints. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String own = Main.class.getPackage().getImplementationVersion();
            return new String[] {
                "ternion " + (own == null ? "(not packaged)" : own),
                "JDK " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
                "loops " + Simd.loops()
            };
        }
    }
}
