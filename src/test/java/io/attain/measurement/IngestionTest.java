package io.attain.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import io.attain.terms.Documents;
import io.attain.terms.SeriesDefinition;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How rows are gathered before they are kept. */
class IngestionTest {

    private static final SeriesDefinition NOTES = Documents.read(
                    "series",
                    "{apiVersion: attain/v1, kind: Series, id: s, shape: sample, key: [id], times: {at: {column: at}},"
                            + " value: {column: value}, attributes: {note: note}}")
            .series()
            .get(0);

    @Test
    void heavyRowsAreKeptBeforeTheyFillTheMemory() {
        StringBuilder csv = new StringBuilder("id,at,value,note\n");
        for (int row = 1; row <= 9; row++) {
            csv.append(row).append(",2026-01-0").append(row).append(",1,");
            csv.append("x".repeat(3_900_000)).append('\n');
        }
        Blocks blocks = new Blocks();
        Ingestion ingestion = run(csv, blocks);
        // The fifth takes the batch beyond 16 million characters.
        assertThat(blocks.sizes()).containsExactly(5, 4);
        assertThat(ingestion.added()).isEqualTo(9);

        assertThat(run(csv, blocks).unchanged()).isEqualTo(9);
        assertThat(blocks.sizes()).containsExactly(5, 4);
    }

    private static Ingestion run(CharSequence csv, MeasurementLog blocks) {
        byte[] content = csv.toString().getBytes(StandardCharsets.UTF_8);
        Ingestion ingestion = new Ingestion(NOTES, ZoneOffset.UTC, blocks, false);
        ingestion.run(new MeasurementFile("notes.csv", () -> new ByteArrayInputStream(content)));
        return ingestion;
    }

    /** Keeps blocks in memory. */
    private static final class Blocks implements MeasurementLog {

        private final List<MeasurementBlock> blocks = new ArrayList<>();

        List<Integer> sizes() {
            return blocks.stream().map(MeasurementBlock::size).toList();
        }

        @Override
        public void known(long firstAt, long lastAt, KnownBlocks sink) {
            for (int number = 1; number <= blocks.size(); number++) {
                sink.accept(number, load(number), new BitSet());
            }
        }

        @Override
        public void ids(Collection<Long> numbers, KnownBlocks sink) {
            numbers.forEach(it -> sink.accept(it, load(it), new BitSet()));
        }

        @Override
        public MeasurementBlock load(long number) {
            return blocks.get((int) number - 1);
        }

        @Override
        public long append(MeasurementBlock block) {
            blocks.add(block);
            return blocks.size();
        }

        @Override
        public void supersede(long number, int place) {
            throw new AssertionError("Nothing is corrected here.");
        }
    }
}
