package io.attain.commandline;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongSupplier;
import picocli.CommandLine.Help.Ansi;

/**
 * One line on a terminal that says how far the reading of files has come. It appears only when that takes longer than a
 * moment, and leaves nothing behind.
 */
final class Progress implements AutoCloseable {

    private static final long FIRST_NANOS = 1_000_000_000L;
    private static final long NEXT_NANOS = 250_000_000L;
    private static final int BAR = 30;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean shown;
    private final LongSupplier nanos;
    private final long start;
    private long nextAt;
    private boolean drawn;

    /**
     * Creates one.
     *
     * @param err where it draws
     * @param shown whether it draws
     * @param nanos a clock in nanoseconds
     */
    Progress(PrintWriter err, boolean shown, LongSupplier nanos) {
        this.err = err;
        this.shown = shown;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.nextAt = start + FIRST_NANOS;
    }

    /** Returns one that draws when the standard error is a terminal. */
    static Progress on(PrintWriter err) {
        return new Progress(err, isTerminal(), System::nanoTime);
    }

    /** Java knows only whether both input and output are a terminal, so on Linux the error stream itself is looked at. */
    private static boolean isTerminal() {
        if (Ansi.AUTO.enabled()) {
            return true;
        }
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /**
     * Watches a stream.
     *
     * @param stream the stream
     * @param name what is read
     * @param size how many bytes it has
     * @return the stream
     */
    InputStream watch(InputStream stream, String name, long size) {
        return shown ? new Watched(stream, TextTable.printable(name), size) : stream;
    }

    /** Removes the line. */
    @Override
    public void close() {
        if (drawn) {
            err.print(CLEAR);
            err.flush();
            drawn = false;
        }
    }

    private void draw(String name, long read, long size) {
        long now = nanos.getAsLong();
        if (now < nextAt) {
            return;
        }
        nextAt = now + NEXT_NANOS;
        double share = size > 0 ? Math.min(1, (double) read / size) : 0;
        int done = (int) (share * BAR);
        String seconds =
                share > 0 ? String.format(Locale.ROOT, "%.0f s left", (now - start) / 1e9 * (1 - share) / share) : "";
        err.print(String.format(
                Locale.ROOT,
                "%s[%s%s] %3d %% of %s  %s",
                CLEAR,
                "#".repeat(done),
                "-".repeat(BAR - done),
                (int) (share * 100),
                name,
                seconds));
        err.flush();
        drawn = true;
    }

    private final class Watched extends FilterInputStream {

        private final String name;
        private final long size;
        private long read;

        Watched(InputStream in, String name, long size) {
            super(in);
            this.name = name;
            this.size = size;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            draw(name, read += one < 0 ? 0 : 1, size);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            draw(name, read += Math.max(0, count), size);
            return count;
        }
    }
}
