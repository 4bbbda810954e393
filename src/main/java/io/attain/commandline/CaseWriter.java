package io.attain.commandline;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.attain.terms.CsvCell;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Writes the clock's answers to many cases. */
sealed interface CaseWriter extends AutoCloseable {

    /** Writes them as CSV with a heading. */
    static CaseWriter csv(PrintWriter out) {
        return new CsvCases(out);
    }

    /** Writes them as one JSON array. */
    static CaseWriter json(PrintWriter out) {
        return new JsonCases(out);
    }

    /**
     * Writes an answer.
     *
     * @param id the case's id, {@literal null} when it has none
     * @param zone the zone whose offset its times get
     * @param answer the answer, {@literal null} when there is none
     * @param problem why there is none, else empty
     */
    void write(@Nullable String id, ZoneId zone, AgreementClocks.@Nullable Answer answer, String problem);

    @Override
    void close();

    /** One row a case. */
    final class CsvCases implements CaseWriter {

        private final CsvWriter writer;

        CsvCases(PrintWriter out) {
            writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
            writer.writeRecord("id", "deadline", "elapsed", "elapsedSeconds", "problem");
        }

        @Override
        public void write(@Nullable String id, ZoneId zone, AgreementClocks.@Nullable Answer answer, String problem) {
            String deadline = "";
            String elapsed = "";
            String seconds = "";
            if (answer != null && answer.deadline() != null) {
                deadline = Times.iso(answer.until(), zone);
            } else if (answer != null) {
                elapsed = answer.elapsed().toString();
                seconds = String.valueOf(answer.elapsed().toSeconds());
            }
            writer.writeRecord(CsvCell.of(id == null ? "" : id), deadline, elapsed, seconds, CsvCell.of(problem));
        }

        @Override
        public void close() {
            try {
                writer.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** One object a case. */
    final class JsonCases implements CaseWriter {

        private final JsonGenerator generator;

        JsonCases(PrintWriter out) {
            try {
                generator = Json.generator(out);
                generator.writeStartArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void write(@Nullable String id, ZoneId zone, AgreementClocks.@Nullable Answer answer, String problem) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.put("id", id);
            if (answer == null) {
                node.put("problem", problem);
            } else if (answer.deadline() != null) {
                node.put("deadline", Times.iso(answer.deadline(), zone));
            } else {
                node.put("elapsed", answer.elapsed().toString());
            }
            try {
                generator.writeTree(node);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                generator.writeEndArray();
                generator.writeRaw('\n');
                generator.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
