package io.attain.commandline;

/** What a command tells the pipeline that runs it; documented in {@code docs/command-line.md}. */
final class ExitCode {

    /** It was done, and the answer is yes. */
    static final int OK = 0;

    /** It was done, and the answer is no: errors were found, an objective was missed. */
    static final int NEGATIVE = 1;

    /** It was not called properly. */
    static final int USAGE = 2;

    /** What it was given to read cannot be read, or does not say what it must. */
    static final int INPUT = 3;

    /** It failed, and nobody but its makers can help. */
    static final int INTERNAL = 70;

    private ExitCode() {}
}
