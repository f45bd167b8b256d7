package dev.tideline.cli;

import dev.tideline.engine.remote.AgentUnreachable;
import dev.tideline.workload.InvalidInput;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line as a whole, and the one place where what went wrong becomes a message and an exit code. */
@Command(
        name = "tideline",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "When several neural networks must share too little memory, in which order should their layers be loaded"
                    + " and executed?",
            "Without a command, the workbench opens."
        },
        subcommands = {
            RunCommand.class,
            CompareCommand.class,
            CompareEnginesCommand.class,
            ReproduceCommand.class,
            ExportCommand.class,
            ListCommand.class,
            DemoCommand.class,
            ProfileCommand.class,
            WeightsCommand.class,
            FitCommand.class,
            ModelCommand.class,
            AgentCommand.class,
            PairCommand.class,
            AgentsCommand.class,
            WatchCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "2:wrong arguments or file",
            "3:the run failed or stalled",
            "4:the agent could not be reached"
        },
        footerHeading = "%nExample:%n",
        footer = "  ./tideline run small-3 --memory 256M --export small-3.svg")
public final class Tideline implements Runnable {
    private static final int WRONG_INPUT = 2;
    private static final int RUN_FAILED = 3;
    private static final int UNREACHABLE = 4;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }

    /**
     * Carries a command line out on the standard streams.
     *
     * @param more classes of commands that this package does not know
     * @return the exit code
     */
    public static int run(String[] args, List<Class<?>> more) {
        return run(args, new PrintWriter(System.out, true), new PrintWriter(System.err, true), more);
    }

    /**
     * For a machine on which no window can open: says so, and shows what the window would have begun with.
     *
     * @param obstacle why, in one sentence
     * @return the exit code
     */
    public static int runWithoutWindow(String obstacle) {
        System.err.println(obstacle);
        return run(new String[] {"demo"}, List.of());
    }

    /**
     * Carries a command line out.
     *
     * @param more classes of commands that this package does not know
     * @return the exit code
     */
    static int run(String[] args, PrintWriter out, PrintWriter err, List<Class<?>> more) {
        CommandLine line = new CommandLine(new Tideline());
        more.forEach(line::addSubcommand);
        line.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Path.class, Tideline::path)
                .setParameterExceptionHandler(Tideline::wrongArguments)
                .setExecutionExceptionHandler(failure());
        int code = line.execute(args);
        out.flush();
        err.flush();
        return code;
    }

    /** An empty one (a variable that is not set) would mean the current directory. */
    private static Path path(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("the name is empty. Write a file or directory.");
        }
        return Path.of(text);
    }

    private static int wrongArguments(ParameterException e, String[] args) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println(e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        return WRONG_INPUT;
    }

    private static IExecutionExceptionHandler failure() {
        return (e, line, parsed) -> {
            line.getErr().println(message(e));
            return code(e);
        };
    }

    private static String message(Exception e) {
        boolean foreseen = e instanceof InvalidInput
                || e instanceof RunFailed
                || e instanceof AgentUnreachable
                || e instanceof UncheckedIOException;
        return foreseen ? e.getMessage() : "Unexpected: " + e + " at " + place(e) + ". Please report this.";
    }

    private static String place(Exception e) {
        return e.getStackTrace().length == 0 ? "an unknown place" : e.getStackTrace()[0].toString();
    }

    private static int code(Exception e) {
        if (e instanceof AgentUnreachable) {
            return UNREACHABLE;
        }
        return e instanceof InvalidInput ? WRONG_INPUT : RUN_FAILED;
    }
}
