package io.attain.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attain.problem.Problem;
import io.attain.terms.Agreement;
import io.attain.terms.Agreement.Role;
import io.attain.terms.Documents;
import io.attain.terms.Finding;
import io.attain.terms.SourceDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the document of one version and checks what the application needs of it beyond its format. */
public final class DraftDocument {

    private DraftDocument() {}

    /**
     * Reads a document with exactly one agreement.
     *
     * @param document in YAML or JSON, never {@literal null}
     * @return the terms, never {@literal null}
     * @throws Problem if it is none, with each place where it is not, or if one side has nobody to look after the agreement
     *     or to sign it
     */
    public static Agreement read(String document) {
        Documents documents = Documents.read("document", document);
        List<Map<String, Object>> errors = documents.findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .map(DraftDocument::place)
                .toList();
        if (!errors.isEmpty()) {
            throw Problem.refused("The document is not an agreement in the format attain/v1.", errors);
        }
        if (documents.agreements().size() != 1) {
            throw Problem.refused("Expected one document with “kind: Agreement”, found "
                    + documents.agreements().size() + ".");
        }
        Agreement terms = documents.agreements().get(0).agreement();
        checkPeople(terms);
        return terms;
    }

    /**
     * Gets the tree of a document that can be read, with the lines of its parts.
     *
     * @param document as for {@link #read}, never {@literal null}
     * @return never {@literal null}
     * @throws Problem if there is no agreement in it
     */
    public static SourceDocument source(String document) {
        return Documents.read("document", document).agreements().stream()
                .findFirst()
                .orElseThrow(() -> Problem.refused("The document is not an agreement in the format attain/v1."))
                .source();
    }

    /**
     * Takes the definitions of series out of a document that can be read.
     *
     * @param document as for {@link #read}, never {@literal null}
     * @return each as a document of its own, in JSON
     */
    public static List<String> series(String document) {
        JsonNode tree = source(document).tree();
        List<String> all = new ArrayList<>();
        for (JsonNode series : tree.path("series")) {
            ObjectNode own = JsonNodeFactory.instance
                    .objectNode()
                    .put("apiVersion", tree.path("apiVersion").asText())
                    .put("kind", "Series");
            series.properties().forEach(field -> own.set(field.getKey(), field.getValue()));
            all.add(own.toString());
        }
        return all;
    }

    /**
     * Describes a finding for the person who sent the document.
     *
     * @param finding never {@literal null}
     * @return code, pointer, line, reason and, if there is one, a suggestion
     */
    public static Map<String, Object> place(Finding finding) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("severity", finding.severity());
        place.put("code", finding.code());
        place.put("pointer", finding.pointer());
        place.put("line", finding.line());
        place.put("reason", finding.reason());
        String suggestion = finding.suggestion();
        if (suggestion != null) {
            place.put("suggestion", suggestion);
        }
        return place;
    }

    private static void checkPeople(Agreement terms) {
        List<Map<String, Object>> missing = new ArrayList<>();
        for (Role role : List.of(Role.PROVIDER, Role.CUSTOMER)) {
            for (String duty : List.of(AgreementVersion.OWNER, AgreementVersion.SIGNATORY)) {
                boolean found = terms.people().stream()
                        .filter(person -> person.duties().contains(duty))
                        .anyMatch(person -> terms.party(person.party())
                                .filter(party -> party.role() == role)
                                .isPresent());
                if (!found) {
                    missing.add(Map.of(
                            "code",
                            "PEOPLE_MISSING",
                            "pointer",
                            "/people",
                            "reason",
                            "nobody of a party with the role " + io.attain.terms.Labels.of(role) + " has the duty "
                                    + duty));
                }
            }
        }
        if (!missing.isEmpty()) {
            throw Problem.refused(
                    "Both sides of an agreement need somebody who looks after it and somebody who signs it.", missing);
        }
    }
}
