package io.attain.terms;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What was read from files in the format "attain/v1": agreements, definitions of series, and what is wrong with them.
 *
 * @param agreements the agreements that could be read, in the order of the files
 * @param series the definitions of series that could be read and stand in no agreement, in the order of the files
 * @param findings why the rest could not be read; empty when everything was
 */
public record Documents(List<AgreementDocument> agreements, List<SeriesDefinition> series, List<Finding> findings) {

    /** Copies the lists. */
    public Documents {
        agreements = List.copyOf(agreements);
        series = List.copyOf(series);
        findings = List.copyOf(findings);
    }

    /**
     * Reads all documents of one YAML or JSON file.
     *
     * @param name the file's name, for the findings
     * @param content the file's bytes, UTF-8 with or without byte-order mark
     * @return what the file holds; never fails, whatever the bytes are
     */
    public static Documents read(String name, byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return read(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException problem) {
            return new Documents(
                    List.of(),
                    List.of(),
                    List.of(new Finding(
                            Finding.Severity.ERROR,
                            "ENCODING",
                            name,
                            "",
                            0,
                            "the document is not valid UTF-8; save it as UTF-8",
                            null)));
        }
    }

    /**
     * Reads all documents of one YAML or JSON file.
     *
     * @param name the file's name, for the findings
     * @param text the file's text
     * @return what the file holds; never fails, whatever the text is
     */
    public static Documents read(String name, String text) {
        List<Finding> findings = new ArrayList<>();
        List<AgreementDocument> agreements = new ArrayList<>();
        List<SeriesDefinition> series = new ArrayList<>();
        List<SourceDocument> documents = YamlReader.read(name, text, findings);
        for (SourceDocument document : documents) {
            read(document, agreements, series, findings);
        }
        if (documents.isEmpty() && findings.isEmpty()) {
            findings.add(new Finding(Finding.Severity.ERROR, "EMPTY", name, "", 0, "there is no document in it", null));
        }
        return new Documents(agreements, series, findings);
    }

    /**
     * Puts what several files hold together.
     *
     * @param files what was read from each
     * @return all of it, in that order
     */
    public static Documents together(List<Documents> files) {
        return new Documents(
                files.stream().flatMap(it -> it.agreements().stream()).toList(),
                files.stream().flatMap(it -> it.series().stream()).toList(),
                files.stream().flatMap(it -> it.findings().stream()).toList());
    }

    private static void read(
            SourceDocument document,
            List<AgreementDocument> agreements,
            List<SeriesDefinition> series,
            List<Finding> findings) {
        int before = findings.size();
        for (DocumentSchema.Violation violation : DocumentSchema.violations(document.tree())) {
            findings.add(document.finding(Finding.Severity.ERROR, "SCHEMA", violation.pointer(), violation.message()));
        }
        if (findings.size() > before) {
            return;
        }
        Cursor place = Cursor.of(document, findings);
        try {
            if (place.text("kind").equals("Series")) {
                SeriesDefinition definition = place.make(SeriesReader::read);
                if (findings.size() == before) {
                    series.add(definition);
                }
            } else {
                Agreement agreement = place.make(AgreementReader::read);
                if (findings.size() == before) {
                    agreements.add(new AgreementDocument(agreement, document));
                }
            }
        } catch (Cursor.Unreadable reported) {
            // It stands among the findings.
            return;
        }
    }
}
