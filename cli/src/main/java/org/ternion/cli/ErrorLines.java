package org.ternion.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.ternion.core.io.SectionFileException;
import org.ternion.core.io.TableFormatException;
import org.ternion.vpm.TaskSyntaxException;
import org.ternion.vpm.VpmTaskException;
import org.ternion.vpm.image.VpmFormatException;
import org.ternion.vpm.provenance.VpfException;
import org.ternion.vpm.sql.SqlTaskException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one line on stderr (and two more that point into a task text) and an exit code. */
final class ErrorLines {
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private ErrorLines() {
    }

    static int wrongUsage(ParameterException problem, String[] args) {
        CommandLine command = problem.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(name + ": " + oneLine(problem.getMessage()) + " (see " + name + " --help)");
        printStack(problem, command);
        return WRONG_USAGE;
    }

    static int failed(Exception problem, CommandLine command, ParseResult parsed) {
        if (problem instanceof ParameterException usage) {
            return wrongUsage(usage, new String[0]);
        }
        command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + describe(problem));
        printStack(problem, command);
        return FAILED;
    }

    private static void printStack(Exception problem, CommandLine command) {
        Object root = command.getCommandSpec().root().userObject();
        if (root instanceof Main main && main.debug()) {
            problem.printStackTrace(command.getErr());
        }
    }

    /** The line for an expected problem; anything else is called what it is, an error of this program. */
    static String describe(Throwable problem) {
        if (problem instanceof TaskSyntaxException task) {
            return oneLine(task.getMessage()) + System.lineSeparator() + task.caret().indent(2).stripTrailing();
        }
        if (problem instanceof SqlTaskException sql) {
            return sql.code() + ": " + oneLine(sql.getMessage());
        }
        if (problem instanceof BadInputException || problem instanceof TableFormatException
                || problem instanceof SectionFileException
                || problem instanceof VpmFormatException || problem instanceof VpfException
                || problem instanceof VpmTaskException
                || problem instanceof IllegalArgumentException) {
            return oneLine(problem.getMessage());
        }
        if (problem instanceof IOException io) {
            return reason(io);
        }
        if (problem instanceof UncheckedIOException unchecked) {
            return reason(unchecked.getCause());
        }
        return "unexpected " + oneLine(problem.toString()) + " (--debug shows where)";
    }

    /** What the system says about a file, with the file named. */
    static String reason(IOException problem) {
        return problem instanceof FileSystemException file && file.getFile() != null
                ? file.getFile() + ": " + bareReason(problem) : bareReason(problem);
    }

    /** What the system says about a file. */
    private static String bareReason(IOException problem) {
        if (problem instanceof NoSuchFileException) {
            return "no such file";
        }
        if (problem instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (problem instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason().toLowerCase(Locale.ROOT);
        }
        return oneLine(String.valueOf(problem.getMessage()));
    }

    static BadInputException cannotRead(Path file, IOException problem) {
        return new BadInputException(file + ": cannot be read, " + bareReason(problem), problem);
    }

    static BadInputException cannotWrite(Path file, IOException problem) {
        return new BadInputException(file + ": cannot be written, " + bareReason(problem), problem);
    }

    static String oneLine(String text) {
        return String.valueOf(text).replaceAll("\\s*\\R\\s*", " ");
    }
}
