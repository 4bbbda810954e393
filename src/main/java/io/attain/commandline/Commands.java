package io.attain.commandline;

import io.attain.evaluation.UnreadableSourceException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The commands, of which all but {@code recompute} and {@code verify} work without a server. Nothing here knows Spring: a command answers in about a
 * second.
 */
@Command(
        name = "attain",
        description = "Judges measurements against service level agreements. Without a command, the server starts.",
        subcommands = {
            ValidateCommand.class,
            BacktestCommand.class,
            ClockCommand.class,
            RecomputeCommand.class,
            VerifyCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        usageHelpWidth = 100,
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0   done",
            "  1   done, and the answer is negative",
            "  2   wrong usage",
            "  3   something that was to be read is unreadable or invalid",
            "  70  a failure of this program; --debug shows where"
        })
public final class Commands {

    private static final Set<String> OPTIONS = Set.of("-h", "--help", "-V", "--version", "--debug");

    @Option(names = "--debug", description = "Show the stack trace of a failure.", scope = ScopeType.INHERIT)
    private boolean debug;

    Commands() {}

    /**
     * Tells whether the arguments are meant for the command line and not for the server. A first word that is no option
     * is: a mistyped command must not start a server.
     *
     * @param args the program's arguments
     * @return whether {@link #execute} should have them
     */
    public static boolean isCommand(String[] args) {
        return args.length > 0 && (!args[0].startsWith("-") || OPTIONS.contains(args[0]));
    }

    /**
     * Runs a command on the program's standard streams, in UTF-8 whatever the machine's own encoding is.
     *
     * @param args the program's arguments, the command first
     * @return the exit code
     */
    public static int execute(String[] args) {
        // The libraries' loggers would print to the standard output, and to set up a logging system costs start-up
        // time.
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "WARN");
        // Messages and figures do not depend on the machine's language.
        Locale.setDefault(Locale.ENGLISH);
        PrintWriter out = utf8(FileDescriptor.out);
        PrintWriter err = utf8(FileDescriptor.err);
        int code = run(out, err, args);
        out.flush();
        err.flush();
        return code;
    }

    /**
     * Runs a command.
     *
     * @param out takes its result
     * @param err takes its messages
     * @param args the arguments, the command first
     * @return the exit code
     */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine commandLine = new CommandLine(new Commands());
        commandLine.setOut(out);
        commandLine.setErr(err);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setParameterExceptionHandler((problem, arguments) -> {
            CommandLine command = problem.getCommandLine();
            command.getErr().println(name(command) + ": " + oneLine(problem.getMessage()));
            UnmatchedArgumentException.printSuggestions(problem, command.getErr());
            command.getErr().println("Try '" + name(command) + " --help'.");
            return ExitCode.USAGE;
        });
        commandLine.setExecutionExceptionHandler(Commands::failed);
        try {
            return commandLine.execute(args);
        } catch (OutOfMemoryError problem) {
            err.println("attain: the memory does not suffice for this: ask for less, or give Java more with -Xmx");
            return ExitCode.INTERNAL;
        }
    }

    private static int failed(Exception problem, CommandLine command, ParseResult arguments) {
        boolean input = problem instanceof InputException || problem instanceof UnreadableSourceException;
        String message = input
                ? oneLine(problem.getMessage())
                : "internal error: " + problem.getClass().getSimpleName() + ": " + oneLine(problem.getMessage());
        command.getErr().println(name(command) + ": " + message);
        Object root = command.getCommandSpec().root().userObject();
        if (root instanceof Commands commands && commands.debug) {
            problem.printStackTrace(command.getErr());
        } else if (!input) {
            command.getErr().println("Run it with --debug to see where, and report that.");
        }
        return input ? ExitCode.INPUT : ExitCode.INTERNAL;
    }

    private static String name(CommandLine command) {
        return command.getCommandSpec().qualifiedName();
    }

    private static String oneLine(@Nullable String message) {
        return TextTable.printable(Objects.requireNonNullElse(message, "no message"));
    }

    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), false);
    }

    /** The version that the jar was built as. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Commands.class.getPackage().getImplementationVersion();
            return new String[] {"attain " + Objects.requireNonNullElse(version, "(not packaged)")};
        }
    }
}
