package io.attain.terms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * One document of a YAML or JSON file, as a tree, and where its parts stand.
 *
 * @param name the name of the document, usually its file
 * @param tree the content; numbers are exact decimals
 * @param lines the line, from 1, of each JSON pointer (RFC 6901) in the tree
 */
public record SourceDocument(String name, JsonNode tree, Map<String, Integer> lines) {

    /** Copies the map. */
    public SourceDocument {
        lines = Map.copyOf(lines);
    }

    /**
     * Returns the line of a place, or of the nearest place around it that is there.
     *
     * @param pointer a JSON pointer
     * @return the line, from 1; 0 when the document is empty
     */
    public int line(String pointer) {
        String place = pointer;
        while (true) {
            Integer line = lines.get(place);
            if (line != null) {
                return line;
            }
            int slash = place.lastIndexOf('/');
            if (slash < 0) {
                return lines.getOrDefault("", 0);
            }
            place = place.substring(0, slash);
        }
    }

    /** Returns a finding about a place of this document. */
    public Finding finding(Finding.Severity severity, String code, String pointer, String reason) {
        return new Finding(severity, code, name, pointer, line(pointer), reason, null);
    }
}
