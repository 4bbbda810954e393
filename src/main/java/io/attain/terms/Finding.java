package io.attain.terms;

import org.jspecify.annotations.Nullable;

/**
 * Something that a reader or the linter has to say about a document.
 *
 * @param severity how bad it is
 * @param code a stable code such as {@code TIER_GAP}
 * @param document the name of the document, usually its file
 * @param pointer JSON pointer (RFC 6901) to the place
 * @param line the line of the place in the document, from 1; 0 when unknown
 * @param reason what is wrong and why it matters
 * @param suggestion a wording that would be better, {@literal null} when there is none
 */
public record Finding(
        Severity severity,
        String code,
        String document,
        String pointer,
        int line,
        String reason,
        @Nullable String suggestion) {

    /** How bad a finding is. */
    public enum Severity {
        /** The terms cannot be offered so. */
        ERROR,
        /** The terms can be offered with a reason. */
        WARNING,
        /** Good to know. */
        NOTE
    }
}
