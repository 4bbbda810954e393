package io.attain.commandline;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * One run of the command line within the test's JVM.
 *
 * @param code the exit code
 * @param out what it wrote to the standard output
 * @param err what it wrote to the standard error
 */
public record Run(int code, String out, String err) {

    /** Runs a command. */
    public static Run of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        PrintWriter outWriter = new PrintWriter(out);
        PrintWriter errWriter = new PrintWriter(err);
        int code = Commands.run(outWriter, errWriter, args);
        outWriter.flush();
        errWriter.flush();
        return new Run(code, out.toString(), err.toString());
    }

    /** The path of a file beside the tests. */
    public static String file(String name) {
        try {
            return Path.of(Objects.requireNonNull(Run.class.getResource(name)).toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the lines of the standard output. */
    public List<String> lines() {
        return out.lines().toList();
    }
}
