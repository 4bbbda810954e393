package io.attain.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final AtomicLong nanos = new AtomicLong();
    private final StringWriter text = new StringWriter();
    private final PrintWriter err = new PrintWriter(text);

    @Test
    void drawsALineThatItRemoves() throws IOException {
        try (Progress progress = new Progress(err, true, nanos::get);
                InputStream watched = progress.watch(new ByteArrayInputStream(new byte[100]), "a.csv", 100)) {
            watched.readNBytes(25);
            assertThat(text.toString()).isEmpty();
            nanos.set(2_000_000_000L);
            watched.readNBytes(25);
            assertThat(text.toString()).endsWith("[###############---------------]  50 % of a.csv  2 s left");
            watched.readNBytes(25);
            assertThat(text.toString()).doesNotContain("75 %");
        }
        assertThat(text.toString()).endsWith("\r\u001b[K");
    }

    @Test
    void staysSilentWhereThereIsNoTerminal() throws IOException {
        InputStream stream = new ByteArrayInputStream(new byte[100]);
        try (Progress progress = new Progress(err, false, nanos::get)) {
            assertThat(progress.watch(stream, "a.csv", 100)).isSameAs(stream);
        }
        assertThat(text.toString()).isEmpty();
    }
}
