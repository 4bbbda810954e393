package io.attain.audit.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import io.attain.agreement.PaperPdf;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** A dossier on paper: the same parts with the same hashes as its JSON, but for derivations, of which it has the hashes alone. */
@Component
public class DossierPaper {

    private static final String DERIVATIONS = "derivations";

    private final ITemplateEngine templates;

    DossierPaper(ITemplateEngine templates) {
        this.templates = templates;
    }

    /**
     * A part on paper.
     *
     * @param name the part's name
     * @param hash its hash
     * @param entries what it has, each as its fields in order
     */
    public record PaperPart(String name, String hash, List<List<Field>> entries) {}

    /**
     * A field of an entry.
     *
     * @param name its name, with those of what it is part of before it
     * @param value what it says
     */
    public record Field(String name, String value) {}

    /**
     * Puts a dossier on paper.
     *
     * @param dossier never {@literal null}
     * @param locale the language of what stands around the record, never {@literal null}
     * @return a PDF with all its fonts
     */
    public byte[] pdf(Dossier dossier, Locale locale) {
        List<PaperPart> parts = dossier.parts().stream().map(DossierPaper::part).toList();
        return PaperPdf.of(
                templates.process("audit/dossier", new Context(locale, Map.of("dossier", dossier, "parts", parts))));
    }

    private static PaperPart part(Dossier.Part part) {
        List<List<Field>> entries = new ArrayList<>();
        for (JsonNode entry : part.content()) {
            List<Field> fields = new ArrayList<>();
            if (part.name().equals(DERIVATIONS)) {
                fields.add(new Field("hash", entry.path("hash").asText()));
            } else {
                add(fields, "", entry);
            }
            entries.add(fields);
        }
        return new PaperPart(part.name(), part.hash(), entries);
    }

    private static void add(List<Field> fields, String name, JsonNode value) {
        if (value.isObject()) {
            value.properties()
                    .forEach(it -> add(fields, name.isEmpty() ? it.getKey() : name + "." + it.getKey(), it.getValue()));
        } else if (value.isArray()) {
            int place = 0;
            for (JsonNode one : value) {
                add(fields, name + " " + ++place, one);
            }
        } else if (!value.isNull() && !value.asText().isEmpty()) {
            fields.add(new Field(name, value.asText()));
        }
    }
}
