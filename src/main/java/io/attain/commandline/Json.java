package io.attain.commandline;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;

/** JSON as commands write it: indented, to a stream that stays open. */
final class Json {

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false)
            .build()
            .writerWithDefaultPrettyPrinter();

    private Json() {}

    /** Writes a document and ends its line. */
    static void write(PrintWriter out, JsonNode document) {
        try {
            WRITER.writeValue(out, document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println();
    }

    /** Starts a document that is written piece by piece. */
    static JsonGenerator generator(PrintWriter out) throws IOException {
        return WRITER.createGenerator(out);
    }
}
